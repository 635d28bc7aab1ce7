/* Tests of inflect*.c: the forms of Russian and Ukrainian names, and the suffixes of Turkic ones. */
#include "check_help.h"

#include "inflect.h"
#include "inflect_class.h"

struct name_case {
	enum poltag_type type;
	enum name_kind kind;
	const char *name, *forms; /* NULL: none */
};

static void expect_forms(const char *lang, const struct name_case *cases, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		size_t len = strlen(cases[i].name);
		char *copy = help_copy(cases[i].name, len);
		struct buf out = { 0 };
		bool found = inflect_name(&out, str_make(copy, len), str_from(lang), cases[i].type, cases[i].kind);

		ck_assert(found == (out.len > 0));
		ck_assert(!out.failed);
		if (!found)
			buf_printf(&out, "none");
		if (strcmp(help_str(&out), cases[i].forms ? cases[i].forms : "none") != 0)
			ck_abort_msg("%s: %s", cases[i].name, out.data);
		buf_free(&out);
		free(copy);
	}
}

#define PERSON(name, forms) { POLTAG_PERSON, NAME_CANONICAL, name, forms }
#define SHORT(name, forms) { POLTAG_PERSON, NAME_SHORT, name, forms }
#define PLACE(name, forms) { POLTAG_PLACE, NAME_CANONICAL, name, forms }
#define ORG(name, forms) { POLTAG_ORG, NAME_CANONICAL, name, forms }
#define EVENT(name, forms) { POLTAG_EVENT, NAME_ALIAS, name, forms }
#define DEMONYM(name, forms) { POLTAG_COUNTRY, NAME_DEMONYM, name, forms }

START_TEST(russian_people)
{
	static const struct name_case cases[] = {
		PERSON("Владимир Владимирович Путин", "Владимир{,а,у,ом,е} Владимирович{,а,у,ем,е} Путин{,а,у,ым,ом,е}"),
		PERSON("Лев Толстой", "Л{ев,ьва,ьву,ьвом,ьве} Толст{ой,ого,ому,ым,ом}"),
		PERSON("Пётр Порошенко", "П{ётр,етра,етру,етром,етре} Порошенко"),
		PERSON("Илья Яшин", "Иль{я,и,е,ю,ей} Яшин{,а,у,ым,ом,е}"),
		PERSON("Валентина Матвиенко", "Валентин{а,ы,е,у,ой} Матвиенко"),
		PERSON("Мария Захарова", "Мар{ия,ии,ию,ией} Захаров{а,ой,у}"),
		PERSON("Эльвира Сахипзадовна Набиуллина", "Эльвир{а,ы,е,у,ой} Сахипзадовн{а,ы,е,у,ой} Набиуллин{а,ой,у}"),
		PERSON("Марин Ле Пен", "Марин{,а,у,ом,е} Ле Пен{,а,у,ом,е}"),
		PERSON("Ангела Меркель", "Ангел{а,ы,е,у,ой} Меркель"),
		PERSON("Дмитрий Песков", "Дмитр{ий,ия,ию,ием,ии} Песков{,а,у,ым,е}"),
		PERSON("Сергей Лавров", "Серге{й,я,ю,ем,е} Лавров{,а,у,ым,е}"),
		PERSON("Любовь Соболь", "Любов{ь,и,ью} Соболь"),
		PERSON("Владимир Зеленский", "Владимир{,а,у,ом,е} Зеленск{ий,ого,ому,им,ом}"),
		PERSON("Евгения Чирикова", "Евген{ия,ии,ию,ией} Чириков{а,ой,у}"),
		PERSON("Никол Пашинян", "Никол{,а,у,ом,е} Пашинян{,а,у,ом,е}"),
		PERSON("Хабиб Нурмагомедов", "Хабиб{,а,у,ом,е} Нурмагомедов{,а,у,ым,е}"),
		SHORT("Саакашвили", NULL),
		SHORT("Трамп", "Трамп{,а,у,ом,е}"),
		SHORT("Обама", "Обам{а,ы,е,у,ой}"),
		SHORT("Медина", "Медин{а,ой,у,ы,е}"),
		SHORT("Черных", NULL),
		PERSON("Пётр I", "П{ётр,етра,етру,етром,етре} I"),
		PERSON("Башар аль-Асад", "Башар{,а,у,ом,е} аль-Асад{,а,у,ом,е}"),
		PERSON("Ирина Яровая", "Ирин{а,ы,е,у,ой} Яров{ая,ой,ую}"),
		PERSON("Павел Дуров", "Пав{ел,ла,лу,лом,ле} Дуров{,а,у,ым,е}"),
		PERSON("Касым-Жомарт Токаев", "Касым-Жомарт{,а,у,ом,е} Токаев{,а,у,ым,е}"),
		PERSON("Мигель Диас-Канель", "Мигел{ь,я,ю,ем,е} Диас-Канел{ь,я,ю,ем,е}"),
		PERSON("Ким Чен Ын", "Ким{,а,у,ом,е} Чен{,а,у,ом,е} Ын{,а,у,ом,е}"),
		PERSON("Лариса Долина", "Ларис{а,ы,е,у,ой} Долин{а,ой,у}"),
		PERSON("Шавкат Миромонович Мирзиёев", "Шавкат{,а,у,ом,е} Миромонович{,а,у,ем,е} Мирзиёев{,а,у,ым,е}"),
		PERSON("Александр Лукашенко", "Александр{,а,у,ом,е} Лукашенко"),
		PERSON("Игорь Коломойский", "Игор{ь,я,ю,ем,е} Коломойск{ий,ого,ому,им,ом}"),
		PERSON("Саддам Хусейн", "Саддам{,а,у,ом,е} Хусейн{,а,у,ом,е}"),
		PERSON("Никита Хрущёв", "Никит{а,ы,е,у,ой} Хрущёв{,а,у,ым,е}"),
		SHORT("Луговой", "Лугов{ой,ого,ому,ым,ом}"),
		PERSON("королева Елизавета II", "королев{а,ы,е,у,ой} Елизавет{а,ы,е,у,ой} II"),
		PERSON("великий герцог Анри", "велик{ий,ого,ому,им,ом} герцог{,а,у,ом,е} Анри"),
		PERSON("Мухаммед бен Салман", "Мухаммед{,а,у,ом,е} бен Салман{,а,у,ом,е}"),
		PERSON("Урсула фон дер Ляйен", "Урсул{а,ы,е,у,ой} фон дер Ляйен"),
		PERSON("папа Франциск", "пап{а,ы,е,у,ой} Франциск{,а,у,ом,е}"),
		PERSON("Али Идаят оглы Асадов", "Али Идаят{,а,у,ом,е} оглы Асадов{,а,у,ым,е}"),
		PERSON("мать Тереза", "мат{ь,ери,ерью} Терез{а,ы,е,у,ой}"),
	};

	expect_forms("ru", cases, N_ITEMS(cases));
}
END_TEST

START_TEST(russian_places)
{
	static const struct name_case cases[] = {
		PLACE("Саудовская Аравия", "Саудовск{ая,ой,ую} Арав{ия,ии,ию,ией}"),
		PLACE("Соединённые Штаты Америки", "Соединённ{ые,ых,ым,ыми} Штат{ы,ов,ам,ами,ах} Америки"),
		PLACE("Нидерланды", "Нидерланд{ы,ов,ам,ами,ах}"),
		PLACE("США", NULL),
		PLACE("Марокко", NULL),
		PLACE("Кыргызстан", "Кыргызстан{,а,у,ом,е}"),
		PLACE("Нижний Новгород", "Нижн{ий,его,ему,им,ем} Новгород{,а,у,ом,е}"),
		PLACE("Белый дом", "Бел{ый,ого,ому,ым,ом} дом{,а,у,ом,е}"),
		PLACE("Нью-Йорк", "Нью-Йорк{,а,у,ом,е}"),
		PLACE("Грозный", "Грозн{ый,ого,ому,ым,ом}"),
		PLACE("Казань", "Казан{ь,и,ью}"),
		PLACE("Кремль", "Кремл{ь,я,ю,ём,ем,е}"),
		PLACE("Иваново", "Иванов{о,а,у,ом,е}"),
		PLACE("Приднестровье", "Приднестровь{е,я,ю,ем}"),
		PLACE("Токио", NULL),
		PLACE("Череповец", "Черепов{ец,ца,цу,цем,цом,це}"),
		PLACE("Ростов-на-Дону", "Ростов{,а,у,ом,е}-на-Дону"),
		PLACE("Босния и Герцеговина", "Босн{ия,ии,ию,ией} и Герцеговин{а,ы,е,у,ой}"),
		PLACE("Папуа - Новая Гвинея", "Папуа - Нов{ая,ой,ую} Гвине{я,и,е,ю,ей}"),
		PLACE("Объединённые Арабские Эмираты",
		       "Объединённ{ые,ых,ым,ыми} Арабск{ие,их,им,ими} Эмират{ы,ов,ам,ами,ах}"),
		PLACE("Химки", "Хим{ки,ок,кам,ками,ках}"),
		PLACE("Курильские острова", "Курильск{ие,их,им,ими} остров{а,,ам,ами,ах}"),
		PLACE("Чёрное море", "Чёрн{ое,ого,ому,ым,ом} мор{е,я,ю,ем}"),
	};

	expect_forms("ru", cases, N_ITEMS(cases));
}
END_TEST

START_TEST(russian_organisations_and_events)
{
	static const struct name_case cases[] = {
		ORG("Организация Объединённых Наций", "Организац{ия,ии,ию,ией} Объединённых Наций"),
		ORG("Верховный суд", "Верховн{ый,ого,ому,ым,ом} суд{,а,у,ом,е}"),
		ORG("Северный поток", "Северн{ый,ого,ому,ым,ом} поток{,а,у,ом,е}"),
		ORG("Партия \"Единая Россия\"", "Парт{ия,ии,ию,ией} \"Единая Россия\""),
		ORG("Европейский союз", "Европейск{ий,ого,ому,им,ом} союз{,а,у,ом,е}"),
		ORG("МИД", "МИД{,а,у,ом,е}"),
		ORG("НАТО", NULL),
		ORG("Управление по контролю", "Управлен{ие,ия,ию,ием,ии} по контролю"),
		ORG("Google Россия", NULL),
		ORG("Минобороны", NULL),
		EVENT("День Победы", "Д{ень,ня,ню,нём,нем,не} Победы"),
		EVENT("Вторая мировая война", "Втор{ая,ой,ую} миров{ая,ой,ую} войн{а,ы,е,у,ой}"),
		EVENT("Крымская война", "Крымск{ая,ой,ую} войн{а,ы,е,у,ой}"),
		EVENT("Парад Победы", "Парад{,а,у,ом,е} Победы"),
		EVENT("Версальский мир", "Версальск{ий,ого,ому,им,ом} мир{,а,у,ом,е}"),
		EVENT("Жанаозенские события", "Жанаозенск{ие,их,им,ими} событи{я,й,ям,ями,ях}"),
		EVENT("дело Дрейфуса", "дел{о,а,у,ом,е} Дрейфуса"),
		EVENT("бухарестский саммит", "бухарестск{ий,ого,ому,им,ом} саммит{,а,у,ом,е}"),
		EVENT("Голодомор", "Голодомор{,а,у,ом,е}"),
		EVENT("Минские соглашения", "Минск{ие,их,им,ими} соглашени{я,й,ям,ями,ях}"),
		EVENT("Пражская весна", "Пражск{ая,ой,ую} весн{а,ы,е,у,ой}"),
		EVENT("Перестройка", "Перестройк{а,и,е,у,ой}"),
		EVENT("Теракт на \"Манчестер-Арене\"", "Теракт{,а,у,ом,е} на \"Манчестер-Арене\""),
		ORG("Министерство иностранных дел Пакистана", "Министерств{о,а,у,ом,е} иностранных дел Пакистана"),
		ORG("Партия регионов", "Парт{ия,ии,ию,ией} регионов"),
		ORG("Шанхайская организация сотрудничества", "Шанхайск{ая,ой,ую} организац{ия,ии,ию,ией} сотрудничества"),
		ORG("Красный Крест и Красный Полумесяц",
		       "Красн{ый,ого,ому,ым,ом} Крест{,а,у,ом,е} и Красн{ый,ого,ому,ым,ом} Полумесяц{,а,у,ем,е}"),
		ORG("Бюро по демократическим институтам и правам человека", NULL),
		ORG("Народное собрание Абхазии", "Народн{ое,ого,ому,ым,ом} собран{ие,ия,ию,ием,ии} Абхазии"),
		ORG("большая двадцатка", "больш{ая,ой,ую} двадцатк{а,и,е,у,ой}"),
		ORG("Врачи без границ", "Врач{и,ей,ам,ами,ах} без границ"),
		ORG("Аль-Джазира", "Аль-Джазир{а,ы,е,у,ой}"),
		ORG("Большой театр", "Больш{ой,ого,ому,им,ом} театр{,а,у,ом,е}"),
		ORG("Жогорку Кенеш", "Жогорку Кенеш{,а,у,ем,е}"),
		ORG("Милли меджлис", "Милли меджлис{,а,у,ом,е}"),
		ORG("Волеси джирга", "Волеси джирг{а,и,е,у,ой}"),
		ORG("МВД Франции", NULL),
		ORG("Минэнерго Кыргызстана", NULL),
		EVENT("Бой в Могадишо", "Бо{й,я,ю,ем,е} в Могадишо"),
	};

	expect_forms("ru", cases, N_ITEMS(cases));
}
END_TEST

START_TEST(russian_demonyms)
{
	static const struct name_case cases[] = {
		DEMONYM("казахстанский", "казахстанск{ий,ого,ому,им,ом,ая,ой,ую,ое,ие,их,ими}"),
		DEMONYM("казахстанец", "казахстан{ец,ца,цу,цем,це,цы,цев,цам,цами,цах}"),
		DEMONYM("американка", "американ{ка,ки,ке,ку,кой,ок,кам,ками,ках}"),
		DEMONYM("россиянин", "россиян{ин,ина,ину,ином,ине,е,,ам,ами,ах}"),
		DEMONYM("россияне", "россиян{е,,ам,ами,ах}"),
		DEMONYM("грузины", "грузин{ы,,ам,ами,ах}"),
		DEMONYM("узбек", "узбек{,а,у,ом,е,и,ов,ам,ами,ах}"),
		DEMONYM("китаец", "кита{ец,йца,йцу,йцем,йце,йцы,йцев,йцам,йцами,йцах}"),
		DEMONYM("турки", "тур{ки,ок,кам,ками,ках}"),
		DEMONYM("чешка", "чеш{ка,ки,ке,ку,кой,ек,кам,ками,ках}"),
		DEMONYM("узбеки", "узбек{и,ов,ам,ами,ах}"),
		DEMONYM("крымский татарин",
		       "крымск{ий,ого,ому,им,ом,ая,ой,ую,ое,ие,их,ими} татар{ин,ина,ину,ином,ине,ы,,ам,ами,ах}"),
	};

	expect_forms("ru", cases, N_ITEMS(cases));
}
END_TEST

START_TEST(ukrainian_people)
{
	static const struct name_case cases[] = {
		PERSON("Володимир Зеленський", "Володимир{,а,у,ові,ом,і,е} Зеленськ{ий,ого,ому,им,ім}"),
		PERSON("Петро Порошенко", "Петр{о,а,у,ові,ом,і,е} Порошенк{о,а,у,ові,ом}"),
		PERSON("Юлія Тимошенко", "Юлі{я,ї,ю,єю,є} Тимошенко"),
		PERSON("Леонід Кравчук", "Леонід{,а,у,ові,ом,і,е} Кравчук{,а,у,ові,ом}"),
		PERSON("Віталій Кличко", "Віталі{й,я,ю,єві,єм,ї} Кличк{о,а,у,ові,ом}"),
		PERSON("Ольга Стефанішина", "Оль{га,ги,зі,гу,гою,го} Стефанішин{а,ої,ій,у,ою,и,і}"),
		PERSON("Володимир Путін", "Володимир{,а,у,ові,ом,і,е} Путін{,а,у,ові,им,і,е}"),
		PERSON("Ігор Коломойський", "Ігор{,я,ю,еві,ем,і} Коломойськ{ий,ого,ому,им,ім}"),
		PERSON("Дональд Трамп", "Дональд{,а,у,ові,ом,і,е} Трамп{,а,у,ові,ом,і,е}"),
		PERSON("Оксана Маркарова", "Оксан{а,и,і,у,ою,о} Маркаров{а,ої,ій,у,ою}"),
		PERSON("Яків Коваль", "Як{ів,ова,ову,овові,овом,ові,ове} Ковал{ь,я,ю,еві,ем,і}"),
		PERSON("Дар'я Каленюк", "Дар'{я,ї,ю,єю,є} Каленюк"),
		PERSON("Андрій Борисович Єрмак", "Андрі{й,я,ю,єві,єм,ї} Борисович{,а,у,еві,ем,і,е} Єрмак{,а,у,ові,ом}"),
		PERSON("Ангела Меркель", "Ангел{а,и,і,у,ою,о} Меркель"),
		PERSON("Хосе Мануель Баррозу", "Хосе Мануел{ь,я,ю,еві,ем,і} Баррозу"),
		PERSON("Федір Вовк", "Фед{ір,ора,ору,орові,ором,орі,оре} Вовк{,а,у,ові,ом}"),
		PERSON("Любов Шевченко", "Любов{,і,'ю} Шевченко"),
		PERSON("Ігор Стрілець", "Ігор{,я,ю,еві,ем,і} Стріл{ець,ьця,ьцю,ьцеві,ьцем,ьці,еця,ецю,ецем}"),
		PERSON("Анна Бондар", "Анн{а,и,і,у,ою,о} Бондар"),
		PERSON("Марія Захарова", "Марі{я,ї,ю,єю,є} Захаров{а,ої,ій,у,ою}"),
		PERSON("папа Лев XIV", "пап{а,и,і,у,ою} Л{ев,ева,еву,евові,евом,еві,ьва,ьву,ьвові,ьвом,ьві} XIV"),
	};

	expect_forms("uk", cases, N_ITEMS(cases));
}
END_TEST

START_TEST(ukrainian_places)
{
	static const struct name_case cases[] = {
		PLACE("Львів", "Льв{ів,ова,ову,овові,овом,ові}"),
		PLACE("Київ", "Ки{їв,єва,єву,євові,євом,єві}"),
		PLACE("Харків", "Харк{ів,ова,ову,овові,овом,ові}"),
		PLACE("Чернівці", "Чернівц{і,ів,ям,ями,ях}"),
		PLACE("Миколаїв", "Микола{їв,єва,єву,євові,євом,єві}"),
		PLACE("Тернопіль", "Терноп{іль,оля,олю,олем,олі}"),
		PLACE("Закарпаття", "Закарпатт{я,ю,ям,і}"),
		PLACE("Одеса", "Одес{а,и,і,у,ою}"),
		PLACE("Близький Схід", "Близьк{ий,ого,ому,им,ім} Сх{ід,оду,одові,одом,оді,ода}"),
		PLACE("Рівне", "Рівн{е,ого,ому,им,ім}"),
		PLACE("Україна", "Україн{а,и,і,у,ою}"),
		PLACE("Польща", "Польщ{а,і,у,ею}"),
		PLACE("Нідерланди", "Нідерланд{и,ів,ам,ами,ах}"),
		PLACE("Сполучені Штати Америки", "Сполучен{і,их,им,ими} Штат{и,ів,ам,ами,ах} Америки"),
		PLACE("Білорусь", "Білору{сь,сі,ссю}"),
		PLACE("Америка", "Амери{ка,ки,ці,ку,кою,ко}"),
		PLACE("Перу", NULL),
		PLACE("Запорізька область", "Запорізьк{а,ої,ій,у,ою} област{ь,і,ю}"),
		PLACE("Босня і Герцеговина", "Босн{я,і,ю,ею} і Герцеговин{а,и,і,у,ою}"),
		PLACE("Південна Осетія", "Південн{а,ої,ій,у,ою} Осеті{я,ї,ю,єю}"),
		PLACE("Кримський міст", "Кримськ{ий,ого,ому,им,ім} м{іст,осту,остові,остом,ості}"),
		PLACE("Слов'янськ", "Слов'янськ{,а,у,ові,ом}"),
		PLACE("Чорне море", "Чорн{е,ого,ому,им,ім} мор{е,я,ю,ем,і}"),
		PLACE("Курахове", "Курахов{е,ого,ому,им,ім}"),
	};

	expect_forms("uk", cases, N_ITEMS(cases));
}
END_TEST

START_TEST(ukrainian_organisations_and_events)
{
	static const struct name_case cases[] = {
		ORG("Верховна Рада України", "Верховн{а,ої,ій,у,ою} Рад{а,и,і,у,ою} України"),
		ORG("Міністерство закордонних справ України", "Міністерств{о,а,у,ом,і} закордонних справ України"),
		ORG("Служба безпеки України", "Служб{а,и,і,у,ою} безпеки України"),
		ORG("Європейський Союз", "Європейськ{ий,ого,ому,им,ім} Союз{,а,у,ові,ом,і}"),
		ORG("Збройні сили України", "Збройн{і,их,им,ими} сил{и,,ам,ами,ах} України"),
		ORG("Партія регіонів", "Парті{я,ї,ю,єю} регіонів"),
		ORG("Кабінет Міністрів", "Кабінет{,а,у,ові,ом,і} Міністрів"),
		ORG("Національний банк України", "Національн{ий,ого,ому,им,ім} бан{к,ка,ку,кові,ком,ці} України"),
		ORG("Державне бюро розслідувань", "Державн{е,ого,ому,им,ім} бюро розслідувань"),
		ORG("Управління ООН", "Управлінн{я,ю,ям,і} ООН"),
		ORG("НАТО", NULL),
		ORG("Міноборони", NULL),
		EVENT("Друга світова війна", "Друг{а,ої,ій,у,ою} світов{а,ої,ій,у,ою} війн{а,и,і,у,ою}"),
		EVENT("Голодомор", "Голодомор{,а,у,ові,ом,і}"),
		EVENT("Помаранчева революція", "Помаранчев{а,ої,ій,у,ою} революці{я,ї,ю,єю}"),
		EVENT("Революція Гідності", "Революці{я,ї,ю,єю} Гідності"),
		EVENT("Біловезькі угоди", "Біловезьк{і,их,им,ими} угод{и,,ам,ами,ах}"),
		EVENT("Анексія Криму", "Анексі{я,ї,ю,єю} Криму"),
		EVENT("Російсько-українська війна", "Російсько-українськ{а,ої,ій,у,ою} війн{а,и,і,у,ою}"),
		EVENT("Празька весна", "Празьк{а,ої,ій,у,ою} весн{а,и,і,у,ою}"),
		EVENT("Холодна війна", "Холодн{а,ої,ій,у,ою} війн{а,и,і,у,ою}"),
		EVENT("Битва за Бахмут", "Битв{а,и,і,у,ою} за Бахмут"),
		EVENT("Карибська криза", "Карибськ{а,ої,ій,у,ою} криз{а,и,і,у,ою}"),
		ORG("Опозиційний блок", "Опозиційн{ий,ого,ому,им,ім} бло{к,ка,ку,кові,ком,ці}"),
		ORG("Ліга Націй", "Лі{га,ги,зі,гу,гою,го} Націй"),
		ORG("Операція \"Павутина\"", "Операці{я,ї,ю,єю} \"Павутина\""),
		ORG("Бюро з демократичних інститутів і прав людини", NULL),
	};

	expect_forms("uk", cases, N_ITEMS(cases));
}
END_TEST

START_TEST(ukrainian_demonyms)
{
	static const struct name_case cases[] = {
		DEMONYM("український", "українськ{ий,ого,ому,им,ім,а,ої,ій,у,ою,е,і,их,ими}"),
		DEMONYM("українець", "україн{ець,ця,цю,цеві,цем,ці,ців,цям,цями,цях}"),
		DEMONYM("українка", "україн{ка,ки,ці,ку,кою,ко,ок,кам,ками,ках}"),
		DEMONYM("українці", "україн{ці,ців,цям,цями,цях}"),
		DEMONYM("росіянин", "росіян{ин,ина,ину,инові,ином,ині,ине,и,,ам,ами,ах}"),
		DEMONYM("росіяни", "росіян{и,,ам,ами,ах}"),
		DEMONYM("узбек", "узбек{,а,у,ові,ом,и,ів,ам,ами,ах}"),
		DEMONYM("казах", "казах{,а,у,ові,ом,и,ів,ам,ами,ах}"),
		DEMONYM("європеєць", "європе{єць,йця,йцю,йцеві,йцем,йці,йців,йцям,йцями,йцях}"),
		DEMONYM("поляк", "поляк{,а,у,ові,ом,и,ів,ам,ами,ах}"),
		DEMONYM("грузини", "грузин{и,ів,,ам,ами,ах}"),
		DEMONYM("американський", "американськ{ий,ого,ому,им,ім,а,ої,ій,у,ою,е,і,их,ими}"),
		DEMONYM("американець", "американ{ець,ця,цю,цеві,цем,ці,ців,цям,цями,цях}"),
	};

	expect_forms("uk", cases, N_ITEMS(cases));
}
END_TEST

/* What comes first in braces is what the name has there, so that the first of all forms is the name itself. */
START_TEST(the_first_ending_is_that_of_the_class)
{
	const struct inflect_class *tables[] = { inflect_ru.given,   inflect_ru.surname, inflect_ru.adjective,
						 inflect_ru.noun,    inflect_ru.demonym, inflect_uk.given,
						 inflect_uk.surname, inflect_uk.adjective, inflect_uk.noun,
						 inflect_uk.demonym };

	for (size_t i = 0; i < N_ITEMS(tables); i++)
		for (const struct inflect_class *class = tables[i]; class->ends; class++) {
			struct poltag_str rest = str_from(class->ends);

			while (class->endings && rest.len) {
				struct poltag_str end = str_cut(&rest, ' ');
				size_t base = strcspn(class->endings, ",");

				if (end.len < base || memcmp(end.data + end.len - base, class->endings, base) != 0)
					ck_abort_msg("\"%s\": \"%s\"", class->ends, class->endings);
			}
		}
}
END_TEST

START_TEST(names_without_forms)
{
	static const struct name_case cases[] = {
		PERSON("", NULL),          PERSON("Angela Merkel", NULL), PERSON("{Павел}", NULL),
		PERSON(" ", NULL),         PERSON("У Ну", NULL),          PLACE("-", NULL),
		PLACE("\xD0", NULL),       PLACE("\xD0\xD0\xD0", NULL),   PLACE("а\xD0\xBC\xD0", NULL),
		ORG("\"Единая Россия\"", NULL), ORG("ООН", NULL),         ORG("МВД России", NULL),
	};
	struct buf out = { 0 };

	expect_forms("ru", cases, N_ITEMS(cases));
	expect_forms("uk", cases, N_ITEMS(cases));
	ck_assert(!inflect_name(&out, STR("Павел"), STR("en"), POLTAG_PERSON, NAME_CANONICAL));
	ck_assert(!inflect_name(&out, STR("Павел"), STR(""), POLTAG_PERSON, NAME_CANONICAL));
	ck_assert_uint_eq(out.len, 0);
}
END_TEST

/* A name goes behind what the buffer has. */
START_TEST(forms_are_added)
{
	struct buf out = { 0 };

	buf_printf(&out, "x");
	ck_assert(!inflect_name(&out, STR("Токио"), STR("ru"), POLTAG_PLACE, NAME_CANONICAL));
	ck_assert(inflect_name(&out, STR("Тоқаев"), STR("kk"), POLTAG_PERSON, NAME_CANONICAL));
	ck_assert(inflect_name(&out, STR("Ўзбекистон"), STR("uz_Cyrl"), POLTAG_COUNTRY, NAME_CANONICAL));
	ck_assert_str_eq(help_str(&out), "xТоқаев{+kk}Ўзбекистон{+uz_Cyrl}");
	buf_free(&out);
}
END_TEST

/* ---- Chains ---- */

/* The chain's length when "chain" stands behind a stem and ' ' or the end behind it. */
static size_t chain(const char *lang, const char *text, bool any_case)
{
	char *copy = help_copy(text, strlen(text));
	size_t len = inflect_chain(str_from(lang), copy, copy + strlen(text), any_case);

	free(copy);
	return len;
}

/* The word of each text, which is up to a bar, is a chain; or none, where the bar comes first. */
static void expect_chains(const char *lang, const char *const *texts, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct poltag_str rest = str_from(texts[i]), head = str_cut(&rest, '|');
		char text[200];
		size_t len;

		snprintf(text, sizeof text, "%.*s%.*s", (int)head.len, head.data, (int)rest.len, rest.data);
		len = chain(lang, text, false);
		if (len != head.len)
			ck_abort_msg("%s \"%s\": %zu", lang, texts[i], len);
	}
}

START_TEST(uzbek_chains)
{
	static const char *const latin[] = {
		"da|",      "ning|",   "ni| ham",    "ga|,",       "dan|.",     "lar|",      "larning|",  "dagi|",
		"dagilar|", "lik|",    "liklar|",    "liklarning|", "imizda|",  "ingizdan|", "si|",       "sining|",
		"'da|",     "-da|",    "'ning|-",    "gacha|",     "dir|",      "dami|",     "niki|",     "idagi|",
		"|xyz",     "|dab",    "|",          "|-",         "|'",        "|dada",     "|ningda",   "|lar'o",
		"|DA",      "|da'gi",
	};
	static const char *const cyrillic[] = { "да|",  "нинг|", "лардан|", "даги|", "лик|",  "'га|", "-нинг|", "си|",
						"миз|", "|ов",   "|ДА",     "|а",    "|даа", "|да\xD0" };

	expect_chains("uz", latin, N_ITEMS(latin));
	expect_chains("uz_Cyrl", cyrillic, N_ITEMS(cyrillic));
	ck_assert_uint_eq(chain("uz", "DAGI", true), 4);
	ck_assert_uint_eq(chain("uz_Cyrl", "НИНГ", true), 8);
}
END_TEST

START_TEST(kazakh_and_kyrgyz_chains)
{
	static const char *const kazakh[] = {
		"ның|",   "пен|",   "ға|",    "дағы|", "лықтар|",   "лықтардың|", "ы|",  "ының|", "ында|", "ына|", "ымыздан|",
		"лар|",   "ларға|", "тің|",   "нан|",  "дікі|",     "-ға|",       "'ға|", "сының|", "ндағы|", "сындағы|",
		"|на",    "|а",     "|ов",    "|ғаға", "|ДА",       "|ныңда",
	};
	static const char *const kyrgyz[] = { "нын|", "дүн|", "га|", "дагы|", "лык|", "лыктар|", "сынын|", "ында|", "|на", "|ов" };

	expect_chains("kk", kazakh, N_ITEMS(kazakh));
	expect_chains("ky", kyrgyz, N_ITEMS(kyrgyz));
	ck_assert_uint_eq(chain("kk", "НЫҢ", true), 6);
	ck_assert_uint_eq(chain("ru", "ның", true), 0);
}
END_TEST

/* However long a word is, and whatever its bytes, the chain is inside it. */
START_TEST(chains_of_any_bytes)
{
	static const char *const parts[] = { "lar", "да", "лық", "ның", "\xD0", "\xFF", "'", "-", " ", "i" };
	static const char *const langs[] = { "kk", "ky", "uz", "uz_Cyrl" };
	uint64_t seed = 7;

	for (int round = 0; round < 20000; round++) {
		struct buf text = { 0 };

		for (size_t n = help_below(&seed, 24); n > 0; n--) {
			const char *part = HELP_PICK(&seed, parts);

			buf_add(&text, part, strlen(part));
		}
		ck_assert_uint_le(chain(HELP_PICK(&seed, langs), help_str(&text), round & 1), text.len - 1);
		buf_free(&text);
	}
}
END_TEST

HELP_MAIN("inflect", 60, russian_people, russian_places, russian_organisations_and_events, russian_demonyms,
	  ukrainian_people, ukrainian_places, ukrainian_organisations_and_events, ukrainian_demonyms,
	  the_first_ending_is_that_of_the_class, names_without_forms, forms_are_added, uzbek_chains,
	  kazakh_and_kyrgyz_chains, chains_of_any_bytes)
