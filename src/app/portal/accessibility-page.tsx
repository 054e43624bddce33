import type { Frame } from '../ui/frame.ts';
import { PortalPage } from './layout.tsx';

const can = [
  '只用键盘，办完每一件事。',
  '不开脚本，办完每一件事。',
  '字号三档，最大 30 像素，版面不乱。',
  '配色五种：跟随系统、明亮、柔和、深色、黑底黄字。',
  '关怀版：一栏大字大按钮，功能一样不少。',
  '朗读本页：一句一句读，按 Esc 键停止。',
  '大鼠标：指针放大到 128 像素。',
  '十字线：跟着鼠标和光标走，不会看丢。',
  '图表都有一句结论和一张表，不看图也知道数字。',
  '状态都用形状加文字，不单靠颜色。',
];

const notYet = [
  '还没有请读屏软件用户逐页试用，NVDA、争渡、旁白和 TalkBack 的结果会写在这里。',
  '没有语音的电脑，不显示“朗读本页”。',
  '还没有手语视频。',
];

export function AccessibilityPage({ frame }: { readonly frame: Frame }) {
  return (
    <PortalPage frame={frame} title="无障碍声明">
      <div class="stack">
        <h1>无障碍声明</h1>
        <p>
          我们按《无障碍环境建设法》做这个网站。目标是网页内容无障碍指南（WCAG）2.2 的 AA 级，公众页面争取 AAA
          级，并达到 GB/T 37668 三级。
        </p>
        <h2>您可以这样用</h2>
        <List items={can} />
        <h2>还没有做到的</h2>
        <List items={notYet} />
        <h2>怎样检查的</h2>
        <p>每次改动都自动检查：每一页、四种配色、关怀版开和关、最窄 320 像素的屏幕、不开脚本。</p>
        <h2>用着不方便，请告诉我们</h2>
        <p>
          打 <a href={`tel:${frame.site.hotline}`}>{frame.site.hotline}</a>
          ，说明是哪一页、哪里不方便。也可以请村（社区）专职委员转告。
        </p>
      </div>
    </PortalPage>
  );
}

function List({ items }: { readonly items: readonly string[] }) {
  return (
    <ul>
      {items.map((item) => (
        <li>{item}</li>
      ))}
    </ul>
  );
}
