/** The same list as a file that a spreadsheet opens. */
export function Download({ href, words }: { readonly href: string; readonly words: string }) {
  return (
    <p>
      <a class="button quiet" href={href}>
        {words}（CSV）
      </a>
    </p>
  );
}
