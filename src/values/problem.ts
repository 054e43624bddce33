/**
 * Everything that may go wrong in normal use, in one catalogue. A `Problem` says what happened, why, and what to do, in Chinese and English,
 * and never carries sensitive values. Anything else that throws is a bug.
 * The API answers it as RFC 9457 JSON, a page as an error summary, a command as one line and an exit code.
 */
import { machineProblems } from './machine-problems.ts';
import { detailInEnglish } from './problem-words.ts';
import { usageProblems } from './usage-problems.ts';

export interface ProblemKind {
  readonly status: number;
  readonly zh: string;
  readonly en: string;
}

/** `{name}` is replaced from the problem's details. */
export const problems = {
  'input-invalid': {
    status: 422,
    zh: '填写的内容有误：{what}。请改正后再提交。',
    en: 'The input is not valid: {what}. Correct it and send it again.',
  },
  'not-signed-in': {
    status: 401,
    zh: '您还没有登录，或登录已过期。请重新登录。',
    en: 'You are not signed in, or your session has ended. Sign in again.',
  },
  'sign-in-failed': {
    status: 401,
    zh: '用户名或密码不对。请检查后重试。',
    en: 'The user name or password is wrong. Check them and try again.',
  },
  'sign-in-locked': {
    status: 429,
    zh: '多次输错，请在 {minutes} 分钟后再试。',
    en: 'Too many failed attempts. Try again in {minutes} minutes.',
  },
  'too-busy': {
    status: 429,
    zh: '现在登录的人太多，请过几秒再试。',
    en: 'The system is busy. Try again in a few seconds.',
  },
  'not-allowed': {
    status: 403,
    zh: '您的岗位没有办理这件事的权限（{operation}）。请联系县级管理员。',
    en: 'Your role may not do this ({operation}). Ask the county administrator.',
  },
  'own-work': {
    status: 403,
    zh: '{what}是您自己登记、起草或决定的，要由另一个人来办。请交给有权限的同事。',
    en: 'You recorded, drafted or decided {what} yourself; somebody else has to decide. Hand it to a colleague who may.',
  },
  'not-found': { status: 404, zh: '没有找到{what}，或不在您的辖区内。', en: 'No {what} was found in your area.' },
  'request-forged': {
    status: 403,
    zh: '页面已过期或请求来自别的网站。请返回上一页刷新后再提交。',
    en: 'The page is out of date or the request came from another site. Reload the page and send it again.',
  },
  conflict: {
    status: 409,
    zh: '{what}，没有保存。请刷新后再试。',
    en: '{what}; nothing was saved. Reload and try again.',
  },
  'import-undone': {
    status: 409,
    zh: '这次导入已经撤销或替代，不能再操作。',
    en: 'This import has been undone or replaced already.',
  },
  'upload-too-large': {
    status: 413,
    zh: '文件有 {size}，超过 {limit} 的上限。请分成几个文件再导入。',
    en: 'The file is {size}, the limit is {limit}. Split it and import the parts.',
  },
  'file-not-found': {
    status: 404,
    zh: '找不到文件：{file}。请检查路径。',
    en: 'No such file: {file}. Check the path.',
  },
  'file-not-a-workbook': {
    status: 422,
    zh: '这不是能读的表格文件（{why}）。请用 Excel 或 WPS 另存为 .xlsx 后再导入。',
    en: 'This is not a readable workbook ({why}). Save it as .xlsx with Excel or WPS and import that.',
  },
  'file-encrypted': {
    status: 422,
    zh: '文件设有打开密码。请在 Excel 或 WPS 里取消密码后再导入。',
    en: 'The file is protected by a password. Remove it in Excel or WPS and import again.',
  },
  'file-hostile': {
    status: 422,
    zh: '文件结构异常，为安全起见没有打开（{why}）。请用 Excel 或 WPS 重新另存后再导入。',
    en: 'The file has a dangerous structure and was not opened ({why}). Save it afresh with Excel or WPS and import that.',
  },
  'file-too-many-rows': {
    status: 422,
    zh: '表里有超过 {limit} 行。请分成几个文件再导入。',
    en: 'The sheet has more than {limit} rows. Split it and import the parts.',
  },
  'ledger-unknown': {
    status: 422,
    zh: '认不出这是哪种台账。请用 --ledger 指明，可选：{known}。',
    en: 'Which ledger this is can not be told. Name it with --ledger; known: {known}.',
  },
  'header-not-found': {
    status: 422,
    zh: '找不到《{ledger}》的表头。表头至少要有这些列：{columns}。',
    en: 'No header of “{ledger}” was found. It needs at least the columns: {columns}.',
  },
  'policy-unknown': {
    status: 404,
    zh: '没有叫“{id}”的政策。用 fuzhu policies 查看全部。',
    en: 'There is no policy “{id}”. List them with fuzhu policies.',
  },
  'rules-do-not-fit': {
    status: 409,
    zh: '已采用的规则“{title}”与这个版本的规则包对不上：{what}。请用原来的版本，或联系维护人员。',
    en: 'The adopted rules “{title}” do not fit the packs of this version: {what}. Run the version before, or ask your maintainer.',
  },
  'rule-draft-faulty': {
    status: 422,
    zh: '这份草案还不能用：{what}。请改正后再保存。',
    en: 'The draft can not be used yet: {reason}. Correct it and save it again.',
  },
  'rule-draft-state': {
    status: 409,
    zh: '草案现在是“{state}”，不能{action}。请刷新后再看。',
    en: 'The draft is “{state}” now; it can not be {action}. Reload and look again.',
  },
  'rule-draft-own': {
    status: 403,
    zh: '草案由您编写或提交，要由另一位县级工作人员审核。',
    en: 'You wrote or submitted this draft; another member of the county staff has to approve it.',
  },
  'rule-draft-no-preview': {
    status: 409,
    zh: '草案“{title}”还没有测算过影响。请先测算。',
    en: 'The effect of the draft “{title}” has not been worked out yet. Do that first.',
  },
  'rule-draft-outdated': {
    status: 409,
    zh: '核对之后又有别的规则被采用，这份草案的核对不再作数。请重新核对并提交。',
    en: 'Other rules were adopted since the draft was checked. Check and submit it again.',
  },
  'job-failed': {
    status: 500,
    zh: '试了很多次都没有做完，原来的结果没有动。请过一会儿再试；还不行，请联系管理员看日志。',
    en: 'It was tried many times and never got done; what stood before still stands. Try later, or ask the administrator to look at the log.',
  },
  'rule-preview-outdated': {
    status: 409,
    zh: '测算“{title}”之后，草案或现行规则改过，这份测算不能再导出。请重新测算。',
    en: 'The draft “{title}” or the rules in force have changed since its effect was worked out, so it can not be exported. Work it out again.',
  },
  'indicator-unknown': {
    status: 404,
    zh: '没有叫“{id}”的指标。用 fuzhu measure 查看全部。',
    en: 'There is no indicator “{id}”. List them with fuzhu measure.',
  },
  'paper-unknown': {
    status: 404,
    zh: '没有叫“{id}”的公文。可选：{known}。',
    en: 'There is no paper “{id}”. Known: {known}.',
  },
  'policy-of-others': {
    status: 422,
    zh: '“{title}”不是按人认定的政策，是按{subject}认定的。请到“{title}”的清单里看，或用 fuzhu explain 名称 --kind {kind}。',
    en: '“{id}” is decided for the {kind}, not for people. Look it up there, or use fuzhu explain NAME --kind {kind}.',
  },
  'fact-unknown': {
    status: 422,
    zh: '没有叫“{id}”的事实（{where}）。用 fuzhu facts 查看全部。',
    en: 'There is no fact “{id}” ({where}). List them with fuzhu facts.',
  },
  'fact-value-invalid': {
    status: 422,
    zh: '“{label}”（{id}）的值不对：应为{expected}。',
    en: 'The value of “{id}” is not valid: expected {expected}.',
  },
  'area-unknown': {
    status: 422,
    zh: '没有代码为 {code} 的地区。',
    en: 'There is no area with code {code}.',
  },
  'area-not-named': {
    status: 422,
    zh: '没有叫这个名字的地区，或者不止一个。写 9 位或 12 位的代码，或者写“城关镇 下坝社区”。',
    en: 'No area is called so, or several are. Give the code of 9 or 12 digits, or the town with the village.',
  },
  'parameter-unknown': {
    status: 422,
    zh: '没有叫“{id}”的标准（参数）。名称见“标准调整”里起草的页面，或 GET /api/v1/rules/parameters。',
    en: 'There is no parameter “{id}”. Their names are on the page for drafting, and in GET /api/v1/rules/parameters.',
  },
  'parameter-missing': {
    status: 422,
    zh: '政策“{policy}”缺少 {on} 在 {area} 的参数“{parameter}”。请先补上参数。',
    en: 'Policy “{policy}” has no value of parameter “{parameter}” for {area} on {on}. Add the value first.',
  },
  'file-not-read': {
    status: 422,
    zh: '打不开文件 {file}（{why}）。请检查它是不是文件、您有没有权限读。',
    en: 'The file {file} can not be read ({why}). Check that it is a file and that you may read it.',
  },
  'file-not-written': {
    status: 422,
    zh: '写不了文件 {file}（{why}）。请检查文件夹在不在、您有没有权限写，再运行一次。',
    en: 'The file {file} can not be written ({why}). Check that the folder exists and that you may write there, then run it again.',
  },
  'file-not-json': {
    status: 422,
    zh: '文件 {file} 的内容不是 JSON。请检查括号、引号和逗号是不是成对、有没有漏。',
    en: 'The file {file} does not hold JSON. Check its brackets, quotes and commas.',
  },
  ...machineProblems,
  ...usageProblems,
  usage: { status: 422, zh: '命令不对：{what}。用 fuzhu help 查看用法。', en: 'Wrong usage: {what}. See fuzhu help.' },
  'clash-open': {
    status: 409,
    zh: '{pair}在 {month} 不能一起发{others}，还没有人决定发哪一项，所以先不能通过。请在“重复与冲突”里决定后再办。',
    en: '{pair} can not both be paid for {month}{others}, and nobody has decided yet which one is. Decide it under clashes first.',
  },
  'list-above-limit': {
    status: 409,
    zh: '{together}在 {period} {rule}{others}。名单没有写入。请把名单改成扣减后的金额再导入；已经发出去的，选“已经发出去了，照实登记”。',
    en: '{together} are above their limit together for {period}{others}. The list was not written. Correct its amounts and import it again, or say that it has gone out already.',
  },
  'changed-meanwhile': {
    status: 409,
    zh: '别人正在改同样的内容，没有保存。请再试一次。',
    en: 'Somebody changed the same records at the same time; nothing was saved. Try again.',
  },
  'identity-taken': {
    status: 409,
    zh: '这个身份证号已经登记在另一个人名下（可能在别的村），没有登记。请先按身份证号查找；确是同一人的，请办理迁移。',
    en: 'Somebody with this identity number is registered already, perhaps in another village; nothing was registered. Search by the number first; if it is the same person, record a move.',
  },
  'password-short': {
    status: 422,
    zh: '密码至少要 {least} 个字符。可以用几个不相干的词连起来。',
    en: 'A password has at least {least} characters. Several unrelated words make a good one.',
  },
  'password-guessable': {
    status: 422,
    zh: '这个密码太容易被猜到（常见密码、连续或重复的字符，或含有账号、姓名）。请换一个。',
    en: 'This password is too easy to guess (a common one, a run of characters, or with the account or name in it). Choose another.',
  },
  'account-taken': {
    status: 409,
    zh: '账号“{account}”已经有人用了。请换一个。',
    en: 'The account “{account}” is taken. Choose another.',
  },
  'notice-unconfirmed': {
    status: 409,
    zh: '“{policy}”的申请还没有审核确认，不能出通过的通知书。请先在这个人的待遇页审核确认。',
    en: 'The application for “{policy}” is not confirmed yet, so there is no notice of approval. Confirm it first on the page of the person’s entitlements.',
  },
  'person-ambiguous': {
    status: 409,
    zh: '有 {count} 个人符合。请改用身份证号或编号，或在名单里选人。',
    en: '{count} people match. Give the identity number or the identifier, or choose from the list.',
  },
  'not-decided-yet': {
    status: 409,
    zh: '这里还没有给全员做过认定，或新政策还没有认定过（地区 {area}）。请由县级在“政策认定”里点“按今天给全员认定”，或运行 fuzhu decide。',
    en: 'Nobody in {area} has been decided for yet, or a new policy has not. Decide for everybody first, on the page of policies or by fuzhu decide.',
  },
  'import-built-upon': {
    status: 409,
    zh: '这次导入之后又有 {count} 处在它的基础上办理（{what}），不能整批撤销。请先撤销后来的，或逐条更正。',
    en: '{count} later records build on this import ({what}), so it can not be undone as a whole. Undo the later ones first, or correct single records.',
  },
  'import-nothing-to-apply': {
    status: 409,
    zh: '文件里没有可以写入的行：{what}。',
    en: 'The file has no row that can be applied: {what}.',
  },
} as const satisfies Record<string, ProblemKind>;

export type ProblemCode = keyof typeof problems;
export type Details = Record<string, string | number>;

export class Problem extends Error {
  readonly code: ProblemCode;
  readonly details: Details;
  /** Field errors for forms: field name → message. */
  readonly fields: Record<string, string>;

  constructor(code: ProblemCode, details: Details = {}, fields: Record<string, string> = {}) {
    super(say(code, details, 'en'));
    this.name = 'Problem';
    this.code = code;
    this.details = details;
    this.fields = fields;
  }

  get status(): number {
    return problems[this.code].status;
  }

  say(language: 'zh' | 'en'): string {
    if (language === 'zh') return say(this.code, this.details, language);
    const details = Object.entries(this.details).map(([name, detail]) => [
      name,
      typeof detail === 'string' ? detailInEnglish(detail) : detail,
    ]);
    return say(this.code, Object.fromEntries(details), language);
  }
}

function say(code: ProblemCode, details: Details, language: 'zh' | 'en'): string {
  return problems[code][language].replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? '?'));
}
