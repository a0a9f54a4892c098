import { WrongFile } from './csv-table.ts';

/** The columns that are compared, and the names under which other people's files have them. */
export const columnNames = {
  id: 'record_id rec_id recid unique_id uid person_id entity_id key no nr',
  given:
    'given_name given_names givenname first_name first_names firstname forename forenames fname fname_c1 first ime vorname prenom nombre',
  middle: 'middle_name middle_names middlename second_given_name second_name fname_c2 patronymic father_name',
  surname:
    'surnames last_name last_names lastname family_name familyname lname lname_c1 last prezime nachname nom apellido apellidos',
  second_surname: 'lname_c2 maiden_name former_surname mother_surname',
  name: 'full_name fullname full_names person_name whole_name name_full primary_name main_name caption ime_i_prezime',
  aliases: 'alias also_known_as aka other_names other_name alternative_names weak_alias nicknames nickname',
  birth_date:
    'birthdate date_of_birth dateofbirth dob birth born birth_dates birthday datum_rodjenja geburtsdatum birth_year year_of_birth yob',
  by: 'birth_year_number year_born',
  bm: 'birth_month month_of_birth mob',
  bd: 'birth_day day_of_birth',
  sex: 'gender pol geschlecht sexe',
  phone: 'phones phone_number telephone tel mobile mobile_phone telefon',
  email: 'emails e_mail mail email_address',
  handle: 'handles username account social_media',
  document: 'documents soc_sec_id ssn national_id id_number passport passport_number document_number tax_number jmbg',
  place:
    'street_number house_number address addresses address_1 address_2 address_3 address1 address2 street street_address suburb city town ' +
    'village municipality postcode post_code postal_code postcode_fake zip zip_code county district state region province location birth_place place_of_birth',
  citizenship: 'citizenships nationality nationalities country countries',
  language: 'languages',
  organisation: 'organization organisation_name organization_name org company company_name firm employer business_name',
} as const;
export type Column = keyof typeof columnNames;

/** Of these all columns that a file has are read, one after another. */
const SEVERAL: readonly Column[] = ['place', 'aliases', 'document', 'phone', 'middle'];

/** one of them is needed */
const COMPARED: readonly Column[] = ['given', 'surname', 'name', 'birth_date', 'phone', 'email', 'organisation'];

export interface Columns {
  /** where each stands in a row, in the order of the file */
  readonly at: Readonly<Record<Column, readonly number[]>>;
  /** columns that say nothing to the comparison, by the names they have in the file */
  readonly ignored: readonly string[];
  /** the file's own name for a column, and ours */
  readonly readAs: readonly (readonly [typed: string, column: string])[];
}

export function columnsIn(typed: readonly string[]): Columns {
  const readAs: [string, string][] = [];
  const used = new Set<number>();
  const at = Object.fromEntries(
    (Object.keys(columnNames) as Column[]).map((column) => {
      const others = columnNames[column].split(' ');
      const own = typed.indexOf(column);
      const found = own >= 0 ? [own] : [];
      if (own < 0 || SEVERAL.includes(column))
        for (const [n, name] of typed.entries())
          if (others.includes(name) && !used.has(n) && (found.length === 0 || SEVERAL.includes(column))) {
            found.push(n);
            readAs.push([name, column]);
          }
      for (const n of found) used.add(n);
      return [column, found.sort((a, b) => a - b)];
    }),
  ) as unknown as Record<Column, readonly number[]>;
  if (at.id.length === 0) throw new WrongFile('the column is missing', 1, 'id');
  if (!COMPARED.some((column) => at[column].length > 0))
    throw new WrongFile(`there is nothing to compare: one of ${COMPARED.join(', ')} is needed`, 1);
  return { at, ignored: typed.filter((name, n) => name !== '' && !used.has(n)), readAs };
}
