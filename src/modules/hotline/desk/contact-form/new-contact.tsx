import { Begin } from './begin.tsx';
// the form comes with the address that leads to it, so that the first digit finds it there
import './edit-contact.tsx';

export default function NewContact() {
  return <Begin afterTheFact={false} />;
}
