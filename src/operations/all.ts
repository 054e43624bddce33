/** Everything the system can do. The REST API, its OpenAPI document and the permission matrix are made from this tree. */
import { list as auditList } from './audit/list.ts';
import { list as caseList } from './case/list.ts';
import { readSigned } from './case/read-signed.ts';
import { workbook as caseWorkbook } from './case/workbook.ts';
import { confirm as claimConfirm } from './claim/confirm.ts';
import { end as claimEnd } from './claim/end.ts';
import { record as claimRecord } from './claim/record.ts';
import { address as correctionAddress } from './correction/address.ts';
import { approve as correctionApprove } from './correction/approve.ts';
import { approvePaper as correctionApprovePaper } from './correction/approve-paper.ts';
import { list as correctionList } from './correction/list.ts';
import { notice as correctionNotice } from './correction/notice.ts';
import { papers as correctionPapers } from './correction/papers.ts';
import { plan as correctionPlan } from './correction/plan.ts';
import { read as correctionRead } from './correction/read.ts';
import { reject as correctionReject } from './correction/reject.ts';
import { settle as correctionSettle } from './correction/settle.ts';
import { ask } from './decision/ask.ts';
import { askAbout } from './decision/ask-about.ts';
import { callList } from './decision/call-list.ts';
import { check } from './decision/check.ts';
import { decide } from './decision/decide.ts';
import { explain } from './decision/explain.ts';
import { list as decisionList } from './decision/list.ts';
import { summary } from './decision/summary.ts';
import { unclaimed } from './decision/unclaimed.ts';
import { keepApart } from './duplicate/keep-apart.ts';
import { list as duplicateList } from './duplicate/list.ts';
import { merge } from './duplicate/merge.ts';
import { catchUp } from './entitlement/catch-up.ts';
import { clashes } from './entitlement/clashes.ts';
import { determine } from './entitlement/determine.ts';
import { determineChanged } from './entitlement/determine-changed.ts';
import { determined } from './entitlement/determined.ts';
import { determinedPeople } from './entitlement/determined-people.ts';
import { determinedWorkbook } from './entitlement/determined-workbook.ts';
import { notice as entitlementNotice } from './entitlement/notice.ts';
import { read as entitlementRead } from './entitlement/read.ts';
import { ruleClash } from './entitlement/rule-clash.ts';
import { act } from './entry/act.ts';
import { due } from './entry/due.ts';
import { list as entryList } from './entry/list.ts';
import { read as entryRead } from './entry/read.ts';
import { record } from './entry/record.ts';
import { list as factList } from './fact/list.ts';
import { record as fraudRecord } from './fraud/record.ts';
import { takeBack as fraudTakeBack } from './fraud/take-back.ts';
import { approve as approveGrantStop } from './grant-stop/approve.ts';
import { list as listGrantStops } from './grant-stop/list.ts';
import { notice as grantStopNotice } from './grant-stop/notice.ts';
import { plan as planGrantStop } from './grant-stop/plan.ts';
import { read as readGrantStop } from './grant-stop/read.ts';
import { reject as rejectGrantStop } from './grant-stop/reject.ts';
import { repay as repayGrantStop } from './grant-stop/repay.ts';
import { takeBack as takeBackRepayment } from './grant-stop/take-back.ts';
import { apply } from './import/apply.ts';
import { list as importList } from './import/list.ts';
import { markedWorkbook } from './import/marked-workbook.ts';
import { preview } from './import/preview.ts';
import { read as importRead } from './import/read.ts';
import { undo } from './import/undo.ts';
import { measure } from './indicator/measure.ts';
import { rows } from './indicator/rows.ts';
import { beginDetermination } from './job/begin-determination.ts';
import { beginPreview } from './job/begin-preview.ts';
import { cancel as jobCancel } from './job/cancel.ts';
import { list as jobList } from './job/list.ts';
import { read as jobRead } from './job/read.ts';
import { list as ledgerList } from './ledger/list.ts';
import { read as ledgerRead } from './ledger/read.ts';
import { template as ledgerTemplate } from './ledger/template.ts';
import { read as overviewRead } from './overview/read.ts';
import { fill } from './paper/fill.ts';
import { list as paperList } from './paper/list.ts';
import { write } from './paper/write.ts';
import { correctFact } from './person/correct-fact.ts';
import { find } from './person/find.ts';
import { list as personList } from './person/list.ts';
import { read as personRead } from './person/read.ts';
import { recordFact } from './person/record-fact.ts';
import { reveal } from './person/reveal.ts';
import { changes as policyChanges } from './policy/changes.ts';
import { list as policyList } from './policy/list.ts';
import { read as policyRead } from './policy/read.ts';
import { adopt } from './rule/adopt.ts';
import { annex } from './rule/annex.ts';
import { approve } from './rule/approve.ts';
import { cases as ruleCases } from './rule/cases.ts';
import { check as ruleCheck } from './rule/check.ts';
import { clauses } from './rule/clauses.ts';
import { effect } from './rule/effect.ts';
import { list as ruleList } from './rule/list.ts';
import { parameters as ruleParameters } from './rule/parameters.ts';
import { preview as rulePreview } from './rule/preview.ts';
import { read as ruleRead } from './rule/read.ts';
import { save as ruleSave } from './rule/save.ts';
import { saveClauses } from './rule/save-clauses.ts';
import { sendBack } from './rule/send-back.ts';
import { submit } from './rule/submit.ts';
import { whatIf } from './rule/what-if.ts';
import { withdraw as ruleWithdraw } from './rule/withdraw.ts';
import { workbook } from './rule/workbook.ts';
import { add as staffAdd } from './staff/add.ts';
import { list as staffList } from './staff/list.ts';
import { correctFact as correctSubjectFact } from './subject/correct-fact.ts';
import { list as subjectList } from './subject/list.ts';
import { read as subjectRead } from './subject/read.ts';
import { recordFact as recordSubjectFact } from './subject/record-fact.ts';
import { rule } from './subject/rule.ts';
import { set as targetSet } from './target/set.ts';

export const operations = {
  overview: { read: overviewRead },
  person: { list: personList, find, read: personRead, reveal, recordFact, correctFact },
  duplicate: { list: duplicateList, merge, keepApart },
  import: { list: importList, preview, read: importRead, apply, undo, markedWorkbook },
  ledger: { list: ledgerList, read: ledgerRead, template: ledgerTemplate },
  entry: { list: entryList, read: entryRead, record, act, due },
  decision: { ask, askAbout, callList, check, decide, explain, list: decisionList, summary, unclaimed },
  entitlement: {
    read: entitlementRead,
    notice: entitlementNotice,
    clashes,
    ruleClash,
    catchUp,
    determine,
    determineChanged,
    determined,
    determinedPeople,
    determinedWorkbook,
  },
  claim: { record: claimRecord, confirm: claimConfirm, end: claimEnd },
  correction: {
    list: correctionList,
    read: correctionRead,
    approve: correctionApprove,
    papers: correctionPapers,
    approvePaper: correctionApprovePaper,
    reject: correctionReject,
    plan: correctionPlan,
    settle: correctionSettle,
    address: correctionAddress,
    notice: correctionNotice,
  },
  fraud: { record: fraudRecord, takeBack: fraudTakeBack },
  indicator: { measure, rows },
  target: { set: targetSet },
  paper: { list: paperList, fill, write },
  policy: { changes: policyChanges, list: policyList, read: policyRead },
  case: { list: caseList, workbook: caseWorkbook, readSigned },
  rule: {
    list: ruleList,
    parameters: ruleParameters,
    read: ruleRead,
    save: ruleSave,
    clauses,
    saveClauses,
    cases: ruleCases,
    check: ruleCheck,
    submit,
    sendBack,
    approve,
    adopt,
    withdraw: ruleWithdraw,
    preview: rulePreview,
    effect,
    workbook,
    annex,
    whatIf,
  },
  job: { beginPreview, beginDetermination, list: jobList, read: jobRead, cancel: jobCancel },
  fact: { list: factList },
  grantStop: {
    list: listGrantStops,
    read: readGrantStop,
    approve: approveGrantStop,
    reject: rejectGrantStop,
    notice: grantStopNotice,
    plan: planGrantStop,
    repay: repayGrantStop,
    takeBack: takeBackRepayment,
  },
  subject: {
    list: subjectList,
    read: subjectRead,
    recordFact: recordSubjectFact,
    correctFact: correctSubjectFact,
    rule,
  },
  staff: { list: staffList, add: staffAdd },
  audit: { list: auditList },
};
