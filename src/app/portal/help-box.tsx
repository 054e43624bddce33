import type { Site } from '../ui/frame.ts';

export function HelpBox({ site }: { readonly site: Site }) {
  return (
    <section class="help plate stack-small" aria-label="不方便上网">
      <h2>不方便上网？</h2>
      <p>
        打 <a href={`tel:${site.hotline}`}>{site.hotline}</a>，有人接。也可以请村（社区）专职委员上门代办。
      </p>
      <p>
        <a href="/how-to#where">去哪里办</a>
      </p>
    </section>
  );
}
