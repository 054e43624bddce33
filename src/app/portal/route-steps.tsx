/** 盲道 as a route: dots where the person acts, bars where the offices do; the words at the end say whose turn it is. */
const steps = [
  { title: '自查', words: '答几个问题，看能享受什么，约 3 分钟', turn: 'you' },
  { title: '申请', words: '到村（社区）或乡镇，也可请人代办', turn: 'you' },
  { title: '审核', words: '乡镇初审，县残联、民政局再审', turn: 'office' },
  { title: '公示', words: '在村（社区）公示，只公布必要的信息', turn: 'office' },
  { title: '发放', words: '按月打到社保卡或一卡通', turn: 'office' },
] as const;

export function RouteSteps({ label }: { readonly label: string }) {
  return (
    <ol class="route" aria-label={label}>
      {steps.map(({ title, words, turn }) => (
        <li data-turn={turn}>
          <strong>{title}</strong>
          <span class="turn">{turn === 'you' ? '轮到您' : '我们来办'}</span>
          <p>{words}</p>
        </li>
      ))}
    </ol>
  );
}
