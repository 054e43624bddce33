import { Plate } from '../ui/plate.tsx';
import type { Service } from './service.ts';

export function ServiceList({
  services,
}: {
  readonly services: readonly Pick<Service, 'id' | 'title' | 'plate' | 'summary'>[];
}) {
  return (
    <ul class="plates">
      {services.map(({ id, title, plate, summary }) => (
        <li>
          <Plate number={plate} />
          <div>
            <a href={`/benefits/${id}`}>{title}</a>
            <p>{summary}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}
