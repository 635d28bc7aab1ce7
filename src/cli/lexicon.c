/* The words that say something of a name next to them, and a table to look them up. All are folded. */
#include "lexicon.h"

#include <stdlib.h>
#include <string.h>

/* A word with * behind it stands for all that begin so. */
static const struct {
	unsigned classes;
	const char *words;
} lists[] = {
	{ LEXICON_TITLE, "president presidents minister ministers premier chancellor senator senators governor mayor king queen "
			 "prince princess emperor sultan emir sheikh pope archbishop bishop cardinal patriarch general colonel "
			 "major captain lieutenant sergeant admiral marshal commander ambassador envoy secretary speaker leader "
			 "chairman chairwoman chairperson director commissioner congressman congresswoman judge prosecutor "
			 "spokesman spokeswoman spokesperson professor lawyer mp mps mep rep analyst activist journalist "
			 "lawmaker candidate economist chief head dissident" },
	{ LEXICON_TITLE, "президент* премьер* министр министра министру министром министре канцлер* сенатор* губернатор* мэр "
			 "мэра король королева посол посла генерал* полковник* секретар* спикер* лидер* председател* глава "
			 "главы главе главу главой директор* депутат* прокурор* адвокат* судья судьи профессор* аналитик* "
			 "эксперт* господин* госпожа христианк* вице-президент* вице-премьер* премьер-министр* пресс-секретар*" },
	{ LEXICON_TITLE, "прем'єр* міністр міністра міністром міністру голова голови сенатор* очільник* речник* речниця "
			 "прем'єр-міністр* прессекретар* віце-прем'єр* адвокат* суддя" },
	{ LEXICON_TITLE, "prezident* vazir vaziri bosh hokim hokimi elchi elchisi raisi rais deputat* президенті премьері "
			 "министрі төрағасы әкімі әкім елшісі бошлиғи вазири ҳокими раиси депутаты" },
	{ LEXICON_TITLE | LEXICON_SHORTENED, "mr mrs ms dr gen sen gov rep lt col capt sgt prof rev adm maj г-н г-жа" },
	{ LEXICON_SHORTENED, "st jr vs inc ltd corp им ул гр св" },
	{ LEXICON_MODIFIER, "prime foreign deputy vice first acting former interim crown defence defense finance interior justice "
			    "attorney solicitor home trade health energy agriculture education labour labor environment economy "
			    "transport economic affairs chief assistant under national security party opposition house minority "
			    "majority whip permanent special state lord supreme court and of for press to the" },
	{ LEXICON_SAID, "said says told added warned announced argued claimed tweeted wrote resigned testified replied insisted "
			"сказал* заявил* сообщил* отметил* подчеркнул* добавил* рассказал* считает уверен* напомнил* пояснил* написал* "
			"заявив* зазначи* повідоми* сказав розпові* додав додала заяви* наголоси* dedi aytdi ta'kidladi айтти деди "
			"таъкидлади деді айтты мәлімдеді" },
	{ LEXICON_ORG, "ministry party university bank council committee commission institute association union agency department "
		       "corporation company group fund foundation court parliament office front movement alliance federation league "
		       "congress assembly authority bureau service army forces force police club school college academy centre "
		       "center house board times post news radio television airlines airways organisation organization society "
		       "network coalition senate directorate secretariat initiative exchange trust brigade command guard holding "
		       "holdings industries partners bloc campaign caucus tribunal chamber confederation hospital church mission "
		       "inc ltd corp plc brothers sons motors oil gas petroleum telecom" },
	{ LEXICON_ORG, "министерств* парти* университет* банк банка банке банком совет совета совете советом комитет* комисси* институт* "
		       "ассоциаци* союз союза союзе союзом агентств* департамент* корпораци* компани* групп* фонд* суд суда суде "
		       "парламент* управлени* служб* движени* альянс* федераци* конгресс* собрани* академи* центр центра центре газет* "
		       "телеканал* радио издани* журнал* организаци* концерн* консорциум* оператор* холдинг* церковь церкви фракци*" },
	{ LEXICON_ORG, "міністерств* партія партії партію університет* рада ради раді раду комітет* комісі* інститут* асоціаці* спілк* агентств* "
		       "корпораці* компані* груп* служб* рух руху федераці* академі* газет* виданн* організаці* vazirlig* partiya* "
		       "universitet* qo'mita* kengash* agentlig* jamg'arma* banki kompaniya* вазирлиг* партия* қўмита* министрліг* "
		       "комитеті университеті компаниясы агенттігі қоры" },
	{ LEXICON_PLACE, "city province region district county river lake island islands mountain mountains valley peninsula sea bay gulf "
			 "strait airport street square village town desert port governorate oblast prefecture suburb coast" },
	{ LEXICON_PLACE, "город города городе городу городом городах област* район* провинци* штат штата штате село села селе деревн* остров* "
			 "река реки реке море моря аэропорт* улиц* округ* поселк* графств* регион* столиц* місто міста місті містом село "
			 "селі районі провінці* острів острова річк* столиц* shahri shahrida viloyat* tumani tumanida qishlog'i шаҳри вилоят* "
			 "тумани қаласы қаласында облысы облысында ауданы ауылы" },
	{ LEXICON_EVENT, "summit war conference forum treaty agreement games cup olympics festival election elections referendum revolution "
			 "accord protocol convention саммит* форум* войн* конференци* договор* соглашени* выбор* референдум* саміт* "
			 "війн* угод* революці*" },
	{ LEXICON_IN, "in near at from в во из под около возле близ у з із біля" },
	{ LEXICON_JOINS, "de del della di da dos das du van von der den ter ten la le bin ibn bint al el ul af zu oglu qizi o'g'li" },
	{ LEXICON_OF, "of for" },
	{ LEXICON_AND, "and" },
	{ LEXICON_GRAMMAR, "the a an and but or in on at of to for from by with as if it its he she they we i you his her their our my this "
			   "that these those there here when where while who what which why how after before since until during despite "
			   "although though however meanwhile also then so yet not no yes both some many most any each every under over between among about against through without within because "
			   "once only even just still now today yesterday tomorrow asked according another other others such more than "
			   "is are was were has have had do does did will would can could may might should let last next earlier later "
			   "says said mr mrs ms dr dear photo source read i'm" },
	{ LEXICON_GRAMMAR, "в во на но и а он она они оно мы я вы его ее их это этот эта эти тот та те там тут здесь как что кто где когда "
			   "если по при для от до из за с со к ко у о об не ни да нет так также уже еще все всех после перед однако поэтому "
			   "потому ранее сейчас теперь сегодня вчера завтра впрочем кроме между тем при этом напомним отметим по-моему "
			   "пока хотя чтобы ведь вот был была было были будет есть мне нам вам ему ей им наш наша ваш свой мой "
			   "об этом именно даже только более многие некоторые другие один одна первый новый фото видео источник" },
	{ LEXICON_GRAMMAR, "у в і й та але він вона вони ми ви я це цей ця ці як що хто де коли якщо за при для від до з зі із не ні так також "
			   "вже ще всі після перед однак тому раніше зараз сьогодні вчора крім між нагадаємо водночас його її їх був була були "
			   "va bu u ham lekin esa shu biz siz ular бу ва у ҳам лекин эса шу биз улар бұл ол және мен біз олар сол осы де да" },
	{ LEXICON_CALENDAR, "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september "
			    "october november december jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun christmas "
			    "easter gmt utc est edt bst msk" },
	{ LEXICON_ARTICLE, "al el as ash ad an at az ar ul ur us d l dell nan" },
	{ LEXICON_TAIL, "based backed led born wide style run era held owned bound controlled occupied turned like type area day year month "
			"dominated funded linked sponsored brokered made ruled approved appointed elected only" },
};

struct slot {
	const char *word;
	size_t len;
	unsigned classes, stem_classes;
};

struct lexicon {
	struct slot *slots;
	size_t mask;
};

static struct slot *find(const struct lexicon *lexicon, const char *word, size_t len)
{
	uint32_t hash = 2166136261u;
	struct slot *slot;

	for (size_t i = 0; i < len; i++)
		hash = (hash ^ (unsigned char)word[i]) * 16777619u;
	for (size_t i = hash;; i++) {
		slot = &lexicon->slots[i & lexicon->mask];
		if (!slot->word || (slot->len == len && memcmp(slot->word, word, len) == 0))
			return slot;
	}
}

static void add(struct lexicon *lexicon, const char *word, size_t len, unsigned classes)
{
	bool stem = word[len - 1] == '*';
	struct slot *slot;

	len -= stem;
	slot = find(lexicon, word, len);
	slot->word = word;
	slot->len = len;
	if (stem)
		slot->stem_classes |= classes;
	else
		slot->classes |= classes;
}

/* Visits the words of all lists; counts them only, without a lexicon. */
static size_t add_lists(struct lexicon *lexicon)
{
	size_t n = 0;

	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
		for (const char *word = lists[i].words; *word; n++) {
			size_t len = strcspn(word, " ");

			if (lexicon)
				add(lexicon, word, len, lists[i].classes);
			word += len + strspn(word + len, " ");
		}
	return n;
}

struct lexicon *lexicon_new(void)
{
	struct lexicon *lexicon = calloc(1, sizeof *lexicon);
	size_t size = 64;

	if (!lexicon)
		return NULL;
	while (size < 3 * add_lists(NULL))
		size *= 2;
	lexicon->mask = size - 1;
	lexicon->slots = calloc(size, sizeof *lexicon->slots);
	if (!lexicon->slots) {
		free(lexicon);
		return NULL;
	}
	add_lists(lexicon);
	return lexicon;
}

void lexicon_free(struct lexicon *lexicon)
{
	if (lexicon)
		free(lexicon->slots);
	free(lexicon);
}

unsigned lexicon_look(const struct lexicon *lexicon, struct poltag_str folded)
{
	unsigned classes = find(lexicon, folded.data, folded.len)->classes;

	for (size_t len = 4; len <= folded.len && len <= 32; len++)
		classes |= find(lexicon, folded.data, len)->stem_classes;
	return classes;
}
