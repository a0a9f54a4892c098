import { Begin } from './begin.tsx';

export default function Afterwards() {
  return <Begin afterTheFact />;
}
