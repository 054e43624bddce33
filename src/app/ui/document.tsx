/** The whole document: language, style sheet, scripts as modules from our own server, and the toolbar's choices on the root element. */
import type { Child } from 'hono/jsx';
import type { Frame } from './frame.ts';
import { preferenceAttributes } from './preferences.ts';

interface DocumentProps {
  readonly frame: Frame;
  readonly app: 'portal' | 'console';
  readonly title: string;
  /** Names of further scripts of this page, beside the toolbar's. */
  readonly scripts?: readonly string[];
  readonly children: Child;
}

export function Document({ frame, app, title, scripts = [], children }: DocumentProps) {
  const { assets } = frame;
  // 关怀版 is the public site's: staff choose size and colours.
  const preferences = app === 'portal' ? frame.preferences : { ...frame.preferences, care: false };
  return (
    <html lang="zh-CN" data-app={app} {...preferenceAttributes(preferences)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <link rel="icon" href={assets['icon.svg']} type="image/svg+xml" />
        <link rel="stylesheet" href={assets[`${app}.css`]} />
        {['page.js', ...scripts].map((name) => (
          <script type="module" src={assets[name]} />
        ))}
      </head>
      <body>
        <a class="skip visually-hidden" href="#main">
          跳到正文
        </a>
        {children}
      </body>
    </html>
  );
}

/** The one place that writes the doctype, without which browsers fall into quirks mode. */
export const renderDocument = (page: { toString(): string | Promise<string> }): string =>
  `<!doctype html>${page.toString()}`;
