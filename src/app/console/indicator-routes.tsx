/** Indicators beside their targets, and what each figure counts. */
import { Hono } from 'hono';
import { Problem } from '../../values/problem.ts';
import { csvReply, tableCsv } from './csv.ts';
import {
  type ConsoleHost,
  type DeskContext,
  type DeskEnv,
  PAGE_SIZE,
  pageOf,
  pagesOf,
  queryOf,
  reply,
} from './desk.ts';
import { figureHref, figureOf } from './figure.ts';
import { FigurePage, type FigurePageProps } from './figure-page.tsx';
import { amountWords, distanceWords, type Measured, periodsSoFar } from './indicator-words.ts';
import { type IndicatorLine, IndicatorsPage, type IndicatorsPageProps } from './indicators-page.tsx';
import { paths } from './paths.ts';

export function indicatorRoutes(host: ConsoleHost): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  app.get('/indicators', async (c) => reply(c, <IndicatorsPage {...(await indicatorsProps(c, host))} />));
  app.get('/indicators.csv', async (c) => {
    const { indicators } = await indicatorsProps(c, host);
    return csvReply(c, '指标目标', tableCsv(...asTable(indicators)));
  });
  app.get('/indicators/:indicator', async (c) => {
    const props = await figureProps(c, host, c.req.param('indicator'));
    return typeof props === 'string' ? c.redirect(props, 303) : reply(c, <FigurePage {...props} />);
  });
  return app;
}

/** The area and period asked for, as far as they can be chosen. */
export function areaAndPeriod(c: DeskContext, { places, today }: ConsoleHost) {
  const query = queryOf(c, ['area', 'period']);
  const areas = places.below(c.var.desk.session.area);
  const periods = periodsSoFar(today());
  return {
    query,
    areas,
    periods,
    wholeArea: places.nameOf(c.var.desk.session.area),
    asked: {
      area: areas.find(({ id }) => id === query['area'])?.id,
      period: periods.find(({ id }) => id === query['period'])?.id,
    },
  };
}

async function indicatorsProps(c: DeskContext, host: ConsoleHost): Promise<IndicatorsPageProps> {
  const { asked, ...choices } = areaAndPeriod(c, host);
  const { indicators } = await c.var.desk.operations.indicator.measure(asked);
  return {
    frame: c.var.desk.frame,
    indicators: indicators.map((figure) => lineOf(figure, host)),
    csv: paths.indicatorsCsv(choices.query),
    ...choices,
  };
}

function lineOf(figure: Measured, { catalogue }: ConsoleHost): IndicatorLine {
  const { id, title, areaName, period, value, numerator, denominator, target, attainmentText, met, handedDownBy } =
    figure;
  return {
    id,
    title,
    area: areaName,
    period,
    value: value === null ? '—' : amountWords(figure, value),
    parts: denominator === null || numerator === null ? null : `${numerator} / ${denominator}`,
    target: target === null ? null : amountWords(figure, target),
    attainment: attainmentText,
    distance: target === null ? null : distanceWords(figure),
    met,
    handedDownBy,
    rows: value === null ? null : figureHref(catalogue, id, 'numerator', figure),
  };
}

function asTable(lines: readonly IndicatorLine[]): Parameters<typeof tableCsv> {
  const rows = lines.map(
    ({ title, area, period, value, parts, target, attainment, distance, handedDownBy }): [string, ...string[]] => [
      title,
      area,
      period,
      value,
      parts ?? '',
      target ?? '',
      attainment ?? '',
      distance ?? '',
      handedDownBy ?? '',
    ],
  );
  return [['指标', '地区', '时期', '完成', '分子 / 分母', '目标', '完成率', '差多少', '谁下达'], rows];
}

/** Entries are shown in their ledger: then the address of that page. */
async function figureProps(c: DeskContext, host: ConsoleHost, id: string): Promise<FigurePageProps | string> {
  const { places, catalogue } = host;
  const query = queryOf(c, ['part', 'area', 'period', 'page']);
  const figure = { ...figureOf(query), indicator: id };
  const indicator = catalogue.indicators.get(id);
  if (indicator === undefined) throw new Problem('not-found', { what: '这项指标' });
  if (indicator[figure.part]?.of === 'entries')
    return figureHref(catalogue, id, figure.part, query) ?? paths.indicators;
  const page = pageOf(query);
  const { frame, operations } = c.var.desk;
  const found = await operations.indicator.rows({ ...figure, page, pageSize: PAGE_SIZE });
  return {
    frame,
    indicator: { id, title: indicator.title },
    where: `${places.nameOf(found.area)} ${found.period}`,
    lines: found.rows.map(({ kind, id: row, title, area }) => ({
      kind: kind === 'entry' ? 'person' : kind,
      id: row,
      title,
      place: places.placeOf(area),
    })),
    total: found.total,
    query,
    page,
    pages: pagesOf(found.total),
  };
}
