/**
 * The look of official papers, GB/T 9704-2012, as named styles, so that whoever edits the file in Word or WPS finds them in the list and
 * keeps the layout. Sizes are twips (1/20 pt), font sizes half points. The styles are written as XML, because the library's style
 * options lack several paragraph properties that Chinese typesetting needs; the order of the properties is the schema's.
 */
import { ImportedXmlComponent, type IStylesOptions, type XmlComponent } from 'docx';

export const millimetres = (length: number): number => Math.round((length * 1440) / 25.4);

/** 22 lines in 225 mm. */
export const LINE = 579;
/** A body character: 16 pt, tightened by a quarter point so that 28 stand in 156 mm. The grid counts lines only: LibreOffice doubles its cells where a character grid is narrower than the font. */
export const CHARACTER = 315;
const TIGHTENED = -5;
export const TEXT_WIDTH = millimetres(156);

export const page = {
  size: { width: millimetres(210), height: millimetres(297) },
  margin: {
    top: millimetres(37),
    bottom: millimetres(35),
    left: millimetres(28),
    right: millimetres(26),
    header: millimetres(15),
    // The number stands 7 mm below the text and is itself 5 mm high.
    footer: millimetres(35 - 7 - 5),
    gutter: 0,
  },
};

/** 二号, 三号, 四号 in half points. */
const SECOND = 44;
const THIRD = 32;
const FOURTH = 28;
/** A character of 四号, in twips. */
export const SMALL_CHARACTER = FOURTH * 10;
/** 初号, of the issuing office in the red head. */
const RED_NAME = 84;
const RED = 'FF0000';

/** Licensed typefaces are named, never shipped: a machine without them shows its own. */
const fonts = {
  body: faces('仿宋_GB2312'),
  black: faces('黑体'),
  script: faces('楷体_GB2312'),
  title: faces('方正小标宋简体'),
  number: faces('宋体', '宋体'),
};

function faces(chinese: string, latin = 'Times New Roman'): string {
  return `<w:rFonts w:ascii="${latin}" w:eastAsia="${chinese}" w:hAnsi="${latin}" w:cs="${latin}"/>`;
}

const sized = (halfPoints: number): string => `<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/>`;
const tightened = (twips: number): string => `<w:spacing w:val="${twips}"/>`;
const lines = (line: number, before = 0): string =>
  `<w:spacing w:before="${before}" w:after="0" w:line="${line}" w:lineRule="exact"/>`;
const aligned = (how: 'both' | 'center' | 'left'): string => `<w:jc w:val="${how}"/>`;
const outline = (level: number): string => `<w:outlineLvl w:val="${level}"/>`;
const INDENTED = `<w:ind w:firstLineChars="200" w:firstLine="${2 * CHARACTER}"/>`;
const KEPT = '<w:keepNext/><w:keepLines/>';
/** Lines of another height than the body's: where fonts are substituted LibreOffice would give them two lines of the grid. */
const OFF_GRID = '<w:snapToGrid w:val="0"/>';
const bottomLine = `<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="0" w:color="${RED}"/></w:pBdr>`;

/**
 * Without widow control, which leaves pages of 21 lines; no extra space around digits. All styles are based on this one.
 * Marks may hang over the margin, as by default in Word: LibreOffice 7 reads this property upside down, and were it off there,
 * marks at the end of justified lines would vanish from its pages.
 */
const BASE =
  '<w:widowControl w:val="0"/><w:overflowPunct w:val="1"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>';

export type StyleId = keyof typeof definitions;

const definitions = {
  PaperLine: {
    name: '公文行',
    paragraph: BASE + lines(LINE) + aligned('left'),
    run: fonts.body + tightened(TIGHTENED) + sized(THIRD),
  },
  PaperBody: { name: '公文正文', paragraph: INDENTED + aligned('both'), run: '' },
  PaperHeading1: { name: '公文一级标题', paragraph: KEPT + INDENTED + outline(0), run: fonts.black },
  PaperHeading2: { name: '公文二级标题', paragraph: KEPT + INDENTED + outline(1), run: fonts.script },
  PaperHeading3: { name: '公文三级标题', paragraph: KEPT + INDENTED + outline(2), run: '' },
  PaperTitle: {
    name: '公文标题',
    paragraph: KEPT + OFF_GRID + lines(LINE) + aligned('center'),
    run: fonts.title + tightened(0) + sized(SECOND),
  },
  PaperRedName: {
    name: '发文机关标志',
    // The name's upper edge stands 35 mm below the upper edge of the text; 4 pt of the line are above the glyphs.
    paragraph: OFF_GRID + lines(1000, millimetres(35) - 80) + aligned('center'),
    run: `${fonts.title}<w:color w:val="${RED}"/>${tightened(0)}${sized(RED_NAME)}`,
  },
  PaperNumber: { name: '发文字号', paragraph: aligned('center'), run: '' },
  PaperRedLine: { name: '红色分隔线', paragraph: bottomLine + OFF_GRID + lines(millimetres(4)), run: '' },
  PaperAnnex: { name: '附件序号', paragraph: KEPT, run: fonts.black },
  PaperTableTitle: { name: '公文表题', paragraph: `<w:keepNext/>${aligned('center')}`, run: fonts.black },
  PaperTableHead: {
    name: '公文表头',
    paragraph: OFF_GRID + lines(460) + aligned('center'),
    run: fonts.black + tightened(0) + sized(FOURTH),
  },
  PaperCell: {
    name: '公文表格',
    paragraph: OFF_GRID + lines(460) + aligned('left'),
    run: tightened(0) + sized(FOURTH),
  },
  PaperAnchor: { name: '版记定位行', paragraph: OFF_GRID + lines(20), run: '' },
  PaperImprint: { name: '版记', paragraph: '', run: tightened(0) + sized(FOURTH) },
  PaperPageNumber: {
    name: '公文页码',
    paragraph: OFF_GRID + lines(SMALL_CHARACTER),
    run: fonts.number + tightened(0) + sized(FOURTH),
  },
} as const satisfies Record<string, { name: string; paragraph: string; run: string }>;

export const styles = (): IStylesOptions => ({
  default: { document: { run: { language: { value: 'zh-CN', eastAsia: 'zh-CN' } } } },
  importedStyles: Object.entries(definitions).map(([id, { name, paragraph, run }]) =>
    imported(id, name, paragraph, run),
  ),
});

function imported(id: string, name: string, paragraph: string, run: string): XmlComponent {
  const basedOn = id === 'PaperLine' ? 'Normal' : 'PaperLine';
  const next = /Heading|Title$/.test(id) ? '<w:next w:val="PaperBody"/>' : '';
  return ImportedXmlComponent.fromXmlString(
    `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="${basedOn}"/>${next}<w:qFormat/>` +
      `<w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`,
  );
}
