import type { Theme } from './margins.ts';

/** The phrase tables behind texts.ts. Every pair was written for this demonstration; none retells a case or a press story. */
export interface Wording {
  readonly matter: readonly string[];
  readonly words: readonly string[];
}

export interface Phrases {
  readonly openings: Readonly<Record<'in' | 'out' | 'in_person' | 'written', readonly string[]>>;
  readonly about: Readonly<Record<Theme, Wording>>;
  readonly outcomes: readonly string[];
  readonly nobody: readonly string[];
}

const sr: Phrases = {
  openings: {
    in: ['Poziv na liniju.', 'Javila se osoba telefonom.', 'Razgovor je bio miran.', 'Poziv je kratko trajao.'],
    out: ['Pozvali smo kako je dogovoreno.', 'Uzvratili smo poziv.', 'Javili smo se u dogovoreno vreme.'],
    in_person: ['Osoba je došla lično.', 'Razgovor u prostorijama organizacije.'],
    written: ['Stigla je poruka.', 'Osoba se javila pisanim putem.'],
  },
  about: {
    report: {
      matter: [
        'Prijavljuje zabrinutost da osoba koju poznaje nije slobodna da napusti posao.',
        'Opisuje situaciju koja može da ukazuje na trgovinu ljudima i pita kome da se obrati.',
        'Zabrinuta je za osobu koja se već neko vreme javlja samo kratko i pred drugima.',
      ],
      words: ['„Nešto tu nije u redu, a ne znam koga da pitam.“', '„Samo želim da neko proveri da li je dobro.“'],
    },
    post_festum: {
      matter: [
        'Razgovor o tome kako je prošla nedelja i šta je sledeće na planu.',
        'Pita za termin kod psihologa i za dokumenta koja čeka.',
        'Dogovoren je odlazak na pregled i ko ide sa njom.',
        'Priča o kursu koji je počela i o tome šta joj je potrebno za stan.',
        'Javlja da je dobila poziv za sud i pita šta je čeka.',
      ],
      words: [
        '„Ove nedelje sam bolje spavala.“',
        '„Volela bih da neko pođe sa mnom.“',
        '„Hvala što ste me saslušali.“',
      ],
    },
    support_followup: {
      matter: [
        'Nastavak ranijeg razgovora: provereno je da li je osoba na sigurnom.',
        'Pita šta se dogodilo posle prijave i šta može da očekuje.',
        'Dogovara se sledeći razgovor i bezbedan način javljanja.',
      ],
      words: ['„Može li neko da nas uputi dalje?“', '„Sada mi je malo lakše.“'],
    },
    potential_victim_at_risk: {
      matter: [
        'Dobila je ponudu koja joj deluje nejasno i želi da razgovara pre nego što odluči.',
        'Zabrinuta je jer je zovu sa nepoznatog broja i insistiraju na brzom odlasku.',
        'Član porodice pita kako da razgovara sa mladom osobom o rizicima.',
      ],
      words: ['„Obećali su mnogo, a ništa nisu napisali.“', '„Ne znam da li preterujem.“'],
    },
    job_offer_check: {
      matter: [
        'Pita da li agencija ima dozvolu i šta ugovor mora da sadrži.',
        'Proverava ponudu za sezonski posao: smeštaj, plata, dozvola za rad.',
        'Grupa radnika pita ko plaća put i šta ako ugovor stigne tek na licu mesta.',
      ],
      words: ['„Oglas deluje u redu, ali nema adrese.“', '„Traže da platimo unapred.“'],
    },
    information: {
      matter: [
        'Studentkinja pita za podatke za seminarski rad.',
        'Novinar pita za zvanične brojeve i sagovornika.',
        'Građanin pita kako linija radi i da li je poziv poverljiv.',
      ],
      words: ['„Gde mogu da nađem vaš izveštaj?“', '„Pišem rad o ovoj temi.“'],
    },
    mc_report: {
      matter: [
        'Roditelj prijavljuje da dete nije stiglo kući; policija je obaveštena.',
        'Prijava nestanka; uzeti su osnovni podaci.',
      ],
      words: ['„Nije odgovaralo na poruke od popodneva.“', '„Zvali smo sve drugare.“'],
    },
    mc_family_support: {
      matter: [
        'Razgovor podrške sa porodicom; dogovoreno je ko šta radi danas.',
        'Porodica pita za vesti i za sledeći korak.',
      ],
      words: ['„Samo da čujemo da je dobro.“', '„Teško nam je da čekamo.“'],
    },
    mc_sighting: {
      matter: ['Građanin je možda video dete sa objave; podatak je prosleđen policiji.'],
      words: ['„Nisam siguran, ali ličilo je.“'],
    },
    mc_child_self: {
      matter: ['Dete zove samo; razgovor o tome gde je i kome veruje.'],
      words: ['„Ne bih još kući, ali hoću da pričam.“'],
    },
    mc_missing_babies: {
      matter: [
        'Roditelj pita za postupak u vezi sa nestalom bebom i koje papire da traži.',
        'Pita gde se predaje zahtev i ko pomaže.',
      ],
      words: ['„Tražim odgovor već godinama.“', '„Ne znam odakle da počnem.“'],
    },
    mc_custody_advice: {
      matter: [
        'Pita za savet o starateljstvu i putovanju deteta sa drugim roditeljem.',
        'Pita kome se obraća ako se dete ne vrati sa raspusta.',
      ],
      words: ['„Želim da sve bude po zakonu.“', '„Ne želim svađu, samo savet.“'],
    },
    mc_information: {
      matter: ['Škola pita za predavanje o broju 116000.', 'Pita kako linija radi i ko sve može da zove.'],
      words: ['„Da li mogu da zovu i deca?“'],
    },
    other_violence: {
      matter: [
        'Poziv se odnosi na drugo nasilje; osoba je upućena na nadležnu liniju.',
        'Pita kome da se obrati zbog nasilja u susedstvu.',
      ],
      words: ['„Hvala, pozvaću ih odmah.“'],
    },
    silent_prank_wrong: { matter: ['Poziv bez sadržaja.'], words: [''] },
    offers_of_help: {
      matter: ['Nudi pomoć: slobodna je dva popodneva nedeljno.', 'Pita kako se postaje volonter.'],
      words: ['„Mogu da prevodim.“', '„Javite mi kad počne obuka.“'],
    },
  },
  outcomes: [
    'Dogovoreno je da se čujemo ponovo.',
    'Dobila je informacije i zna da može ponovo da pozove.',
    'Upućena je na nadležnu instituciju.',
    'Za sada nije potreban dalji korak.',
    'Beleška je ostavljena za sledeću smenu.',
  ],
  nobody: ['Tišina, veza je prekinuta.', 'Pogrešan broj.', 'Šala, razgovor je kratko prekinut.', 'Poziv bez sadržaja.'],
};

const en: Phrases = {
  openings: {
    in: ['Call to the line.', 'A person called.', 'The conversation was calm.', 'A short call.'],
    out: ['We called as agreed.', 'We called back.', 'We called at the agreed time.'],
    in_person: ['The person came in.', 'A conversation at our office.'],
    written: ['A message came in.', 'The person wrote to us.'],
  },
  about: {
    report: {
      matter: [
        'Worried that somebody she knows is not free to leave a job.',
        'Describes a situation that may point to trafficking and asks whom to turn to.',
        'Worried about a person who for some time has only called briefly and with others present.',
      ],
      words: [
        '"Something is not right and I do not know whom to ask."',
        '"I only want somebody to check that she is well."',
      ],
    },
    post_festum: {
      matter: [
        'Talked about the past week and the next step of the plan.',
        'Asks about the appointment with the psychologist and about papers she is waiting for.',
        'A visit to the doctor was arranged, and who goes along.',
        'Talks about the course she has started and what she needs for the flat.',
        'Has been called to court and asks what to expect.',
      ],
      words: ['"I slept better this week."', '"I would like somebody to come with me."', '"Thank you for listening."'],
    },
    support_followup: {
      matter: [
        'Continues an earlier conversation: checked that the person is safe.',
        'Asks what happened after the report and what to expect.',
        'The next conversation and a safe way of calling were agreed.',
      ],
      words: ['"Can somebody point us further?"', '"It is a little easier now."'],
    },
    potential_victim_at_risk: {
      matter: [
        'Has had an offer that seems unclear and wants to talk before deciding.',
        'Worried because an unknown number keeps calling and urges her to leave quickly.',
        'A relative asks how to talk with a young person about risks.',
      ],
      words: ['"They promised a lot and wrote nothing down."', '"I do not know whether I exaggerate."'],
    },
    job_offer_check: {
      matter: [
        'Asks whether the agency has a licence and what a contract must contain.',
        'Checks an offer of seasonal work: housing, pay, work permit.',
        'A group of workers asks who pays the journey and what to do if the contract only comes on site.',
      ],
      words: ['"The advertisement looks fine but has no address."', '"They want us to pay in advance."'],
    },
    information: {
      matter: [
        'A student asks for figures for a paper.',
        'A journalist asks for official numbers.',
        'Asks how the line works.',
      ],
      words: ['"Where can I find your report?"', '"I am writing about this subject."'],
    },
    mc_report: {
      matter: [
        'A parent reports that the child has not come home; the police know.',
        'Report of a missing child; basic facts taken.',
      ],
      words: ['"No answer to messages since the afternoon."', '"We have called all the friends."'],
    },
    mc_family_support: {
      matter: ['Support for the family; agreed who does what today.', 'The family asks for news and the next step.'],
      words: ['"We only want to hear that all is well."', '"Waiting is hard."'],
    },
    mc_sighting: {
      matter: ['Somebody may have seen the child of the notice; passed on to the police.'],
      words: ['"I am not sure, but it looked like it."'],
    },
    mc_child_self: {
      matter: ['The child calls; talked about where it is and whom it trusts.'],
      words: ['"Not home yet, but I want to talk."'],
    },
    mc_missing_babies: {
      matter: [
        'A parent asks about the procedure for missing babies and which papers to ask for.',
        'Asks where to file and who helps.',
      ],
      words: ['"I have been looking for an answer for years."', '"I do not know where to begin."'],
    },
    mc_custody_advice: {
      matter: [
        'Asks for advice on custody and travel with the other parent.',
        'Asks whom to turn to if the child is not brought back.',
      ],
      words: ['"I want it all to be lawful."', '"I want no quarrel, only advice."'],
    },
    mc_information: {
      matter: ['A school asks for a talk about 116000.', 'Asks how the line works and who may call.'],
      words: ['"May children call too?"'],
    },
    other_violence: {
      matter: [
        'About another kind of violence; pointed to the line in charge.',
        'Asks whom to turn to about violence next door.',
      ],
      words: ['"Thank you, I will call them now."'],
    },
    silent_prank_wrong: { matter: ['A call without content.'], words: [''] },
    offers_of_help: {
      matter: ['Offers help: free two afternoons a week.', 'Asks how to become a volunteer.'],
      words: ['"I can translate."', '"Let me know when the training starts."'],
    },
  },
  outcomes: [
    'Agreed to talk again.',
    'Got the information and knows that she can call again.',
    'Pointed to the institution in charge.',
    'No further step is needed for now.',
    'A note was left for the next shift.',
  ],
  nobody: ['Silence, the line was cut.', 'Wrong number.', 'A prank, ended politely.', 'A call without content.'],
};

export const PHRASES: Readonly<Record<'sr' | 'en', Phrases>> = { sr, en };
