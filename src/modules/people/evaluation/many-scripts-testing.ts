import { type Draw, drawing, type LabelledSet, slip } from './labelled-sets-testing.ts';

/**
 * Names of many peoples as they are written in several scripts and by several hands, put together at random: persons who
 * do not exist. Each entry is one name; its spellings stand behind one another.
 */
type Spellings = readonly string[];

interface People {
  readonly given: readonly Spellings[];
  readonly surnames: readonly Spellings[];
  /** how a second given name, a patronymic or a second surname is put in; 0: none */
  readonly middle: number;
  readonly middles?: readonly Spellings[];
  /** family name first in its own script */
  readonly familyFirst?: boolean;
}

const list = (text: string): Spellings[] =>
  text.split(' ').map((one) => one.split('|').map((s) => s.replaceAll('_', ' ')));

// biome-ignore format: a table
export const peoples: Readonly<Record<string, People>> = {
  arabic: { middle: 0.7,
    given: list('Mohammed|Muhammad|Mohamed|Mohamad|محمد Ahmed|Ahmad|أحمد Ali|علي Hussein|Husayn|Hussain|حسين Hassan|Hasan|حسن Yusuf|Youssef|Yousef|يوسف Ibrahim|Ebrahim|إبراهيم Omar|Umar|عمر Khalid|Khaled|خالد Mahmoud|Mahmud|محمود Abdulrahman|Abd_al-Rahman|Abdel_Rahman|عبد_الرحمن Abdullah|Abdallah|عبد_الله Said|Saeed|Sayed|سعيد Nasser|Nasir|ناصر Tariq|Tarek|طارق Faisal|Faysal|فيصل Fatima|Fatimah|Fatma|فاطمة Aisha|Ayesha|Aysha|عائشة Zaynab|Zeinab|زينب Maryam|Mariam|مريم Jamal|Gamal|جمال Karim|Kareem|كريم Walid|Waleed|وليد Samir|Sameer|سمير Rashid|Rasheed|راشد Salim|Saleem|سليم Bilal|بلال Anwar|أنور'),
    surnames: list('al-Masri|El_Masry|المصري al-Najjar|Al_Najar|النجار Haddad|حداد Khoury|Khouri|خوري Mansour|Mansur|منصور Saleh|Salih|صالح al-Ahmad|Al_Ahmed|الأحمد Hamdan|حمدان Qasim|Qassem|Kasim|قاسم Awad|عوض al-Shami|El_Shamy|الشامي Zaidan|Zaydan|زيدان Barakat|بركات Darwish|Darwich|درويش Hijazi|Hegazy|حجازي Nasrallah|نصرالله Sabbagh|Sabagh|صباغ Tamimi|تميمي Rahman|Rehman|رحمان Fayyad|Fayad|فياض Jaber|Jabir|جابر Kanaan|Canaan|كنعان Maliki|المالكي Obeid|Ubayd|عبيد Suleiman|Sulayman|Soliman|سليمان Zidane|زيدان Bakr|بكر Hariri|الحريري Shaheen|Shahin|شاهين Yassin|Yasin|Yaseen|ياسين') },
  russian: { middle: 0.6,
    given: list('Aleksandr|Alexander|Alexandr|Александр Sergei|Sergey|Serguei|Сергей Dmitri|Dmitry|Dmitriy|Дмитрий Yuri|Yury|Iouri|Юрий Evgeny|Yevgeny|Evgeniy|Евгений Vladimir|Wladimir|Владимир Andrei|Andrey|Андрей Aleksei|Alexey|Alexei|Алексей Mikhail|Michail|Михаил Nikolai|Nikolay|Николай Igor|Игорь Oleg|Олег Pavel|Павел Viktor|Victor|Виктор Vasily|Vasiliy|Василий Ekaterina|Yekaterina|Екатерина Natalia|Natalya|Наталья Olga|Ольга Tatiana|Tatyana|Татьяна Irina|Ирина Yulia|Julia|Iulia|Юлия Anna|Анна Galina|Галина Svetlana|Светлана Ksenia|Xenia|Kseniya|Ксения Maksim|Maxim|Максим Kirill|Cyril|Кирилл Anatoly|Anatoli|Anatoliy|Анатолий'),
    surnames: list('Ivanov|Iwanow|Иванов Petrov|Петров Smirnov|Smirnoff|Смирнов Kuznetsov|Kuznecov|Кузнецов Sokolov|Соколов Popov|Попов Lebedev|Лебедев Kozlov|Козлов Novikov|Новиков Morozov|Морозов Volkov|Wolkow|Волков Zhukov|Jukov|Schukow|Жуков Shevchenko|Chevchenko|Schewtschenko|Шевченко Khrushchyov|Khruschev|Хрущёв Tchernov|Chernov|Чернов Tsvetkov|Cvetkov|Цветков Yakovlev|Iakovlev|Jakowlew|Яковлев Solovyov|Soloviev|Solovyev|Соловьёв Belyaev|Beliaev|Беляев Grigoryev|Grigoriev|Григорьев Dostoevsky|Dostoyevskiy|Достоевский Zaitsev|Zaytsev|Зайцев Medvedev|Медведев Fyodorov|Fedorov|Фёдоров Kovalenko|Коваленко Bondarenko|Бондаренко Tkachenko|Tkatchenko|Ткаченко Vinogradov|Виноградов'),
    middles: list('Ivanovich|Иванович Petrovich|Петрович Sergeevich|Sergeyevich|Сергеевич Nikolaevich|Nikolayevich|Николаевич Aleksandrovich|Alexandrovich|Александрович Mikhailovich|Mikhaylovich|Михайлович Viktorovich|Викторович Andreevich|Andreyevich|Андреевич Vladimirovich|Владимирович Yurievich|Yuryevich|Юрьевич') },
  serbian: { middle: 0.1,
    given: list('Đorđe|Djordje|Dorde|Ђорђе Milica|Милица Jovan|Јован Nikola|Никола Željko|Zeljko|Жељко Snežana|Snezana|Снежана Dragan|Драган Jelena|Јелена Miloš|Milos|Милош Goran|Горан Aleksandra|Alexandra|Александра Branislav|Бранислав Vesna|Весна Ljubica|Љубица Nenad|Ненад Slobodan|Слободан Zoran|Зоран Dušan|Dusan|Душан'),
    surnames: list('Jovanović|Jovanovic|Јовановић Petrović|Petrovic|Петровић Nikolić|Nikolic|Николић Đurić|Djuric|Ђурић Pavlović|Pavlovic|Павловић Stojanović|Stojanovic|Стојановић Živković|Zivkovic|Живковић Marković|Markovic|Марковић Ilić|Ilic|Илић Milošević|Milosevic|Милошевић Šarić|Saric|Шарић Tomić|Tomic|Томић Njegoš|Njegos|Његош Kovačević|Kovacevic|Ковачевић Ljubičić|Ljubicic|Љубичић Babić|Babic|Бабић Vučić|Vucic|Вучић Obradović|Obradovic|Обрадовић') },
  greek: { middle: 0.1,
    given: list('Giorgos|Georgios|Yiorgos|Γιώργος Dimitris|Dimitrios|Δημήτρης Konstantinos|Constantinos|Κωνσταντίνος Eleni|Helena|Ελένη Maria|Μαρία Katerina|Aikaterini|Κατερίνα Nikos|Nikolaos|Νίκος Ioannis|Yannis|Giannis|Ιωάννης Panagiotis|Panayiotis|Παναγιώτης Christos|Χρήστος Vasilis|Vassilis|Βασίλης Sofia|Sophia|Σοφία Evangelos|Vangelis|Ευάγγελος Andreas|Ανδρέας'),
    surnames: list('Papadopoulos|Παπαδόπουλος Georgiou|Γεωργίου Dimitriou|Δημητρίου Ioannidis|Ιωαννίδης Nikolaidis|Νικολαΐδης Papageorgiou|Παπαγεωργίου Vlachos|Vlahos|Βλάχος Konstantinidis|Constantinidis|Κωνσταντινίδης Angelopoulos|Aggelopoulos|Αγγελόπουλος Makris|Μακρής Oikonomou|Economou|Οικονόμου Karagiannis|Karayannis|Καραγιάννης Pappas|Παππάς Antoniou|Αντωνίου Christodoulou|Χριστοδούλου Alexiou|Αλεξίου') },
  chinese: { middle: 0, familyFirst: true,
    given: list('Xiaoming|Xiao_Ming|晓明 Wei|伟 Fang|芳 Jianguo|Jian_Guo|建国 Meiling|Mei_Ling|美玲 Haiyan|Hai_Yan|海燕 Zhiqiang|Zhi_Qiang|志强 Lihua|Li_Hua|丽华 Guoqiang|Guo_Qiang|国强 Yulan|Yu_Lan|玉兰 Minghui|Ming_Hui|明辉 Xiuying|Xiu_Ying|秀英 Jun|军 Tao|涛 Chunhua|Chun_Hua|春华 Wenjie|Wen_Jie|文杰 Jianhua|Jian_Hua|建华 Qiang|强 Shuzhen|Shu_Zhen|淑珍 Dawei|Da_Wei|大伟'),
    surnames: list('Zhang|Chang|张 Wang|王 Li|Lee|李 Liu|刘 Chen|陈 Yang|杨 Zhao|赵 Huang|黄 Zhou|Chou|周 Wu|吴 Xu|Hsu|徐 Sun|孙 Ma|马 Zhu|Chu|朱 Hu|胡 Guo|Kuo|郭 He|何 Lin|林 Gao|高 Luo|罗 Zheng|郑 Liang|梁 Xie|Hsieh|谢 Song|宋 Tang|唐 Deng|邓 Feng|冯 Cao|曹') },
  korean: { middle: 0, familyFirst: true,
    given: list('Min-jun|Minjun|Min_Jun|민준 Seo-yeon|Seoyeon|Seo_Yeon|서연 Ji-hoon|Jihoon|Ji_Hun|지훈 Hyun-woo|Hyunwoo|Hyeon_U|현우 Young-sook|Youngsook|Yeong_Suk|영숙 Sung-min|Sungmin|Seong_Min|성민 Eun-ji|Eunji|은지 Dong-hyun|Donghyun|동현 Kyung-hee|Kyunghee|경희 Jae-sung|Jaesung|재성 Mi-kyung|Mikyung|미경 Sang-hoon|Sanghoon|상훈'),
    surnames: list('Kim|김 Lee|Yi|이 Park|Pak|박 Choi|Choe|최 Jung|Jeong|Chung|정 Kang|강 Cho|Jo|조 Yoon|Yun|윤 Jang|Chang|장 Lim|Im|임 Han|한 Shin|Sin|신 Seo|Suh|서 Kwon|권 Hwang|황 Song|송') },
  spanish: { middle: 0.8,
    given: list('José|Jose María|Maria Juan Carlos Jesús|Jesus Ana Luis Miguel Francisco Antonio Carmen Pedro Manuel Rafael Álvaro|Alvaro Sofía|Sofia|Sophia Andrés|Andres Lucía|Lucia Raúl|Raul Guillermo Héctor|Hector Óscar|Oscar Joaquín|Joaquin Verónica|Veronica'),
    surnames: list('García|Garcia Rodríguez|Rodriguez González|Gonzalez Fernández|Fernandez López|Lopez Martínez|Martinez Sánchez|Sanchez Pérez|Perez Gómez|Gomez Jiménez|Jimenez Ruiz Hernández|Hernandez Díaz|Diaz Moreno Muñoz|Munoz Álvarez|Alvarez Romero Navarro Torres Domínguez|Dominguez Vázquez|Vazquez|Vasquez Ramos Gil Ramírez|Ramirez Serrano Blanco Molina Castro Ortega Delgado Núñez|Nunez Ibáñez|Ibanez') },
  turkish: { middle: 0.2,
    given: list('Mehmet|Mehmed Ayşe|Ayse Mustafa Fatma Hüseyin|Huseyin Emine Çağlar|Caglar Işıl|Isil Gökhan|Gokhan Şeyma|Seyma Özgür|Ozgur Ömer|Omer Elif Yıldız|Yildiz Murat İbrahim|Ibrahim Tuğba|Tugba Serkan'),
    surnames: list('Yılmaz|Yilmaz Kaya Demir Şahin|Sahin Çelik|Celik Yıldırım|Yildirim Öztürk|Ozturk Aydın|Aydin Özdemir|Ozdemir Arslan|Aslan Doğan|Dogan Kılıç|Kilic Aslanoğlu|Aslanoglu Çetin|Cetin Koç|Koc Güneş|Gunes Erdoğdu|Erdogdu Taş|Tas') },
  georgian: { middle: 0,
    given: list('Giorgi|გიორგი Nino|ნინო Davit|David|დავით Tamar|თამარ Levan|ლევან Ketevan|ქეთევან Irakli|ირაკლი Mikheil|Mikhail|მიხეილ Zurab|ზურაბ Nana|ნანა Shota|შოთა Lasha|ლაშა'),
    surnames: list('Beridze|ბერიძე Kapanadze|კაპანაძე Gelashvili|გელაშვილი Maisuradze|მაისურაძე Giorgadze|გიორგაძე Lomidze|ლომიძე Tsiklauri|ციკლაური Kvaratskhelia|კვარაცხელია Khutsishvili|ხუციშვილი Jorbenadze|ჯორბენაძე Dzidziguri|ძიძიგური Chikovani|ჩიქოვანი') },
  hebrew: { middle: 0.1,
    given: list('David|דוד Moshe|Moses|משה Yitzhak|Isaac|Itzhak|יצחק Yaakov|Jacob|Yakov|יעקב Sarah|Sara|שרה Rivka|Rebecca|רבקה Avraham|Abraham|אברהם Shlomo|Solomon|שלמה Noa|נועה Yosef|Joseph|יוסף Miriam|מרים Shimon|Simon|שמעון'),
    surnames: list('Cohen|Kohen|כהן Levi|Levy|לוי Mizrahi|Mizrachi|מזרחי Peretz|Perez|פרץ Biton|ביטון Friedman|Fridman|פרידמן Goldberg|גולדברג Shapira|Shapiro|שפירא Katz|כץ Rosenberg|רוזנברג Azoulay|Azulai|אזולאי Ben-David|Ben_David|בן_דוד') },
  english: { middle: 0.4,
    given: list('William Elizabeth James Margaret Robert Jennifer Michael Patricia Thomas Barbara Charles Susan Christopher Jessica Daniel Karen Matthew Nancy Anthony Helen Stephen|Steven Catherine|Katherine|Kathryn Geoffrey|Jeffrey Philip|Phillip Sean|Shaun Anne|Ann Jonathan|Jonathon Alan|Allan'),
    surnames: list('Smith|Smyth Johnson Williams Brown|Browne Jones Taylor Davies|Davis Wilson Evans Thomas Roberts Walker Wright Robinson Thompson|Thomson White Hughes Edwards Green Hall Wood Harris Lewis Martin Jackson Clarke|Clark Turner Hill Scott Cooper Morris Ward Moore King Baker Harrison Morgan Allen|Allan McDonald|MacDonald O’Brien|OBrien') },
  persian: { middle: 0.4,
    given: list('Mohammad|Mohamed|محمد Reza|Riza|رضا Hossein|Hosein|Hussein|حسین Mehdi|Mahdi|مهدی Amir|امیر Zahra|زهرا Fatemeh|Fateme|فاطمه Gholamreza|Gholam_Reza|غلامرضا Bahram|بهرام Parviz|پرویز Shahram|شهرام Nasrin|نسرین Cyrus|Koroush|Kourosh|کوروش Jahangir|جهانگیر'),
    surnames: list('Hosseini|Husseini|حسینی Ahmadi|احمدی Mohammadi|محمدی Karimi|کریمی Rezaei|Rezai|رضایی Moradi|مرادی Jafari|Jaafari|جعفری Sadeghi|Sadeqi|صادقی Ebrahimi|Ibrahimi|ابراهیمی Tehrani|تهرانی Shirazi|شیرازی Ghasemi|Qasemi|قاسمی Rostami|رستمی Khosravi|خسروی Bagheri|Baqeri|باقری Yazdani|یزدانی') },
};

const SYLLABLES =
  'ba be bo da de do fa ga go ha ja ka ke ki ko la le li lo ma me mi mo na ne ni no pa pe ra re ri ro sa se si so ta te ti to va ve vi za'.split(
    ' ',
  );
const ENDINGS: Readonly<Record<string, string>> = {
  arabic: 'n m d f r',
  russian: 'nov rov lev nko nsky',
  serbian: 'nić rić vić lović nac',
  greek: 'poulos kis dis ras kos',
  chinese: '',
  korean: '',
  spanish: 'ez s ro na lo',
  turkish: 'oğlu r k man t',
  georgian: 'shvili dze ia uri',
  hebrew: 'n m li t',
  english: 'son ton ley man ford',
  persian: 'i ian zadeh pour nia',
};

/** The common surnames above and rare ones of the same people, so that a list is as varied as a list of real names. */
function surnameOf(kind: string, draw: Draw): Spellings {
  const people = peoples[kind] as People;
  const endings = (ENDINGS[kind] as string).split(' ');
  if (endings[0] === '' || draw.chance(0.35)) return draw.pick(people.surnames);
  const stem = Array.from({ length: 2 + draw(2) }, () => draw.pick(SYLLABLES)).join('');
  const name = stem + draw.pick(endings);
  return [name.slice(0, 1).toUpperCase() + name.slice(1)];
}

function givenOf(kind: string, draw: Draw): Spellings {
  const people = peoples[kind] as People;
  if (people.familyFirst || draw.chance(0.6)) return draw.pick(people.given);
  const name = Array.from({ length: 2 + draw(2) }, () => draw.pick(SYLLABLES)).join('');
  return [name.slice(0, 1).toUpperCase() + name.slice(1) + draw.pick(['', 'n', 'r', 's', 'l', 'm'])];
}

interface Person {
  readonly kind: string;
  readonly given: readonly Spellings[];
  readonly surnames: readonly Spellings[];
}

function person(draw: Draw): Person {
  const kind = draw.pick(Object.keys(peoples));
  const people = peoples[kind] as People;
  const given = [givenOf(kind, draw)];
  const surnames = [surnameOf(kind, draw)];
  if (draw.chance(people.middle)) {
    if (kind === 'spanish' && draw.chance(0.7)) surnames.push(surnameOf(kind, draw));
    else given.push(people.middles ? draw.pick(people.middles) : givenOf(kind, draw));
    if (kind === 'arabic' && draw.chance(0.5)) given.push(givenOf(kind, draw));
  }
  return { kind, given, surnames };
}

const ownScript = (one: string): boolean => !/\p{Script=Latin}/u.test(one);
const latin = (spellings: Spellings): string[] => spellings.filter((one) => !ownScript(one));

interface Written {
  readonly words: readonly string[];
  readonly script: 'latin' | 'own';
}

/** One way to write a person: first spellings, other spellings, or her own script where every part has one. */
function write({ kind, given, surnames }: Person, draw: Draw, how: 'usual' | 'other' | 'own'): Written {
  const all = [...given, ...surnames];
  const own = how === 'own' && all.every((spellings) => spellings.some(ownScript));
  const one = (spellings: Spellings): string => {
    if (own) return spellings.find(ownScript) as string;
    return how === 'other' ? draw.pick(latin(spellings)) : (latin(spellings)[0] as string);
  };
  const [g, s] = [given.map(one), surnames.map(one)];
  if (own && kind === 'chinese') return { words: [[...s, ...g].join('')], script: 'own' };
  return { words: peoples[kind]?.familyFirst ? [...s, ...g] : [...g, ...s], script: own ? 'own' : 'latin' };
}

const bare = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/ı/gu, 'i').replace(/đ/gu, 'd').normalize('NFC');

/** One or two of the ways in which a name comes to be written otherwise. */
export function distorted(who: Person, draw: Draw): string {
  let words = [...write(who, draw, draw.chance(0.3) ? 'other' : draw.chance(0.12) ? 'own' : 'usual').words];
  for (let count = 1 + (draw.chance(0.35) ? 1 : 0); count > 0; count--) {
    const kind = draw(8);
    const at = draw(words.length);
    const word = words[at] as string;
    if (!/\p{Script=Latin}/u.test(word) && kind !== 2) continue;
    if (kind === 0) words = words.map(bare);
    else if (kind === 1 && word.length > 4) words[at] = slip(word, draw);
    else if (kind === 2) words = [words.at(-1) as string, ...words.slice(0, -1)];
    else if (kind === 3 && words.length > 2) words.splice(1, 1);
    else if (kind === 4 && words.length > 2) words[1] = (words[1] as string).slice(0, 1);
    else if (kind === 5 && words.length > 2) words.splice(0, 2, `${words[0]}${(words[1] as string).toLowerCase()}`);
    else if (kind === 6 && word.length > 7) words.splice(at, 1, word.slice(0, 4), word.slice(4));
    else words = words.map((one) => one.toUpperCase());
  }
  return words.join(' ');
}

const csv = (columns: readonly string[], rows: readonly (readonly string[])[]): string =>
  `${[columns, ...rows].map((row) => row.join(',')).join('\n')}\n`;

/** A list of people to look out for: whole names only; copies of some of them, and strangers of the same peoples. */
export function watchListSet(listed: number, asked: number, seed: number): LabelledSet {
  const draw = drawing(seed);
  const seen = new Set<string>();
  const whoever = (): Person => {
    for (;;) {
      const one = person(draw);
      const key = [...[...one.given, ...one.surnames].map((spellings) => spellings[0])].sort().join(' ');
      if (seen.has(key)) continue;
      seen.add(key);
      return one;
    }
  };
  const people = Array.from({ length: listed }, whoever);
  const records = people.map((one, n) => [
    `r${n}`,
    write(one, draw, draw.chance(0.1) ? 'own' : 'usual').words.join(' '),
  ]);
  const [queries, truth]: [string[][], string[][]] = [[], []];
  for (let n = 0; n < asked; n++) {
    const of = draw(listed);
    queries.push([`q${n}`, distorted(people[of] as Person, draw)]);
    truth.push([`r${of}`, `q${n}`, '1']);
  }
  for (let n = 0; n < asked; n++) queries.push([`x${n}`, write(whoever(), draw, 'usual').words.join(' ')]);
  return {
    records: csv(['id', 'name'], records),
    queries: csv(['id', 'name'], queries),
    truth: csv(['id1', 'id2', 'same'], truth),
  };
}

/** Pairs of names, half of one person in two hands or scripts, half of two people who have much in common. */
export function pairsOfNamesSet(pairs: number, seed: number): LabelledSet {
  const draw = drawing(seed);
  const [records, truth]: [string[][], string[][]] = [[], []];
  for (let n = 0; n < pairs; n++) {
    const one = person(draw);
    const same = n % 2 === 0;
    const other = same ? one : likeOther(one, draw);
    const how = () => (draw.chance(0.3) ? 'own' : draw.chance(0.5) ? 'other' : 'usual') as 'own';
    records.push([`a${n}`, write(one, draw, how()).words.join(' ')]);
    records.push([`b${n}`, draw.chance(0.5) ? distorted(other, draw) : write(other, draw, how()).words.join(' ')]);
    truth.push([`a${n}`, `b${n}`, same ? '1' : '0']);
  }
  return { records: csv(['id', 'name'], records), truth: csv(['id1', 'id2', 'same'], truth) };
}

/** Somebody of the same people with one name in common. */
function likeOther(one: Person, draw: Draw): Person {
  const people = peoples[one.kind] as People;
  const isOther = (a: Spellings, b: Spellings) => !a.some((spelling) => b.includes(spelling));
  const another = (from: () => Spellings, old: Spellings): Spellings => {
    for (;;) {
      const found = from();
      if (isOther(found, old)) return found;
    }
  };
  const kind = draw(3);
  const given =
    kind === 0 ? one.given : [another(() => draw.pick(people.given), one.given[0] as Spellings), ...one.given.slice(1)];
  const surnames =
    kind === 1
      ? one.surnames
      : [another(() => surnameOf(one.kind, draw), one.surnames[0] as Spellings), ...one.surnames.slice(1)];
  return { kind: one.kind, given, surnames };
}
