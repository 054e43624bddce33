/** 门牌: the number people can say on the phone or at the counter. */
export function Plate({ number, spoken = true }: { readonly number: string; readonly spoken?: boolean }) {
  return (
    <span class="number-plate" aria-hidden={spoken ? undefined : 'true'}>
      {spoken && <span class="visually-hidden">门牌号 </span>}
      {number}
    </span>
  );
}
