//! Words too common to tell one passage from another, folded.
//!
//! Articles, pronouns, prepositions, conjunctions and forms of *be* and *have*, after the lists
//! of the Snowball project, cut to what is frequent.

use crate::Language;

/// The stop words of a language; none for [`Language::Other`].
pub(crate) fn of(language: Language) -> &'static [&'static str] {
    match language {
        Language::French => FRENCH,
        Language::English => ENGLISH,
        Language::German => GERMAN,
        Language::Spanish => SPANISH,
        Language::Italian => ITALIAN,
        Language::Portuguese => PORTUGUESE,
        Language::Dutch => DUTCH,
        Language::Other => &[],
    }
}

#[rustfmt::skip]
const FRENCH: &[&str] = &[
    "a", "ai", "ainsi", "alors", "apres", "as", "au", "aucun", "aucune", "aujourd'hui", "aussi", "autre",
    "autres", "aux", "avait", "avec", "avez", "avoir", "avons", "c", "ce", "cela", "celle", "celles",
    "celui", "ces", "cet", "cette", "ceux", "chaque", "chez", "comme", "comment", "d", "dans", "de",
    "depuis", "des", "donc", "dont", "du", "elle", "elles", "en", "encore", "entre", "est", "et",
    "etaient", "etait", "etant", "ete", "etes", "etre", "eu", "eux", "fait", "faire", "font", "furent",
    "fut", "il", "ils", "j", "je", "jusqu", "l", "la", "le", "les", "leur", "leurs",
    "lorsqu", "lui", "m", "ma", "mais", "me", "meme", "memes", "mes", "moins", "mon", "n",
    "ne", "ni", "nos", "notre", "nous", "on", "ont", "ou", "par", "parce", "pas", "pendant",
    "peu", "peut", "plus", "pour", "pourquoi", "puisqu", "qu", "quand", "que", "quel", "quelle", "quelles",
    "quels", "qui", "quoi", "s", "sa", "sans", "se", "sera", "seront", "ses", "si", "soit",
    "son", "sont", "sous", "suis", "sur", "t", "ta", "te", "tes", "ton", "tous", "tout",
    "toute", "toutes", "tres", "tu", "un", "une", "votre", "vos", "vous", "y",
];

#[rustfmt::skip]
const ENGLISH: &[&str] = &[
    "a", "about", "after", "all", "also", "am", "an", "and", "any", "are", "as", "at",
    "be", "because", "been", "before", "being", "between", "both", "but", "by", "can", "could", "did",
    "do", "does", "during", "each", "for", "from", "had", "has", "have", "having", "he", "her",
    "here", "hers", "him", "his", "how", "i", "if", "in", "into", "is", "it", "its",
    "itself", "may", "me", "more", "most", "must", "my", "no", "nor", "not", "of", "off",
    "on", "once", "only", "or", "other", "our", "ours", "out", "over", "own", "same", "she",
    "should", "so", "some", "such", "than", "that", "the", "their", "theirs", "them", "then", "there",
    "these", "they", "this", "those", "through", "to", "too", "under", "until", "up", "us", "very",
    "was", "we", "were", "what", "when", "where", "which", "while", "who", "whom", "why", "will",
    "with", "would", "you", "your", "yours",
];

#[rustfmt::skip]
const GERMAN: &[&str] = &[
    "aber", "alle", "allem", "allen", "aller", "alles", "als", "also", "am", "an", "ander", "andere",
    "anderen", "auch", "auf", "aus", "bei", "bin", "bis", "bist", "da", "damit", "dann", "das",
    "dass", "dein", "deine", "dem", "den", "denn", "der", "des", "dessen", "die", "dies", "diese",
    "diesem", "diesen", "dieser", "dieses", "doch", "dort", "du", "durch", "ein", "eine", "einem", "einen",
    "einer", "eines", "er", "es", "etwas", "euch", "euer", "fur", "gegen", "hab", "habe", "haben",
    "hat", "hatte", "hatten", "hier", "hin", "ich", "ihm", "ihn", "ihnen", "ihr", "ihre", "ihrem",
    "ihren", "ihrer", "im", "in", "ins", "ist", "ja", "jede", "jedem", "jeden", "jeder", "jedes",
    "kann", "kein", "keine", "konnen", "machen", "man", "mehr", "mein", "meine", "mich", "mir", "mit",
    "muss", "nach", "nicht", "noch", "nun", "nur", "ob", "oder", "ohne", "sehr", "sein", "seine",
    "seinem", "seinen", "seiner", "sich", "sie", "sind", "so", "soll", "sollte", "sowie", "uber", "um",
    "und", "uns", "unser", "unsere", "unter", "viel", "vom", "von", "vor", "wahrend", "war", "waren",
    "was", "weil", "welche", "welcher", "wenn", "werden", "wie", "wieder", "will", "wir", "wird", "wo",
    "wurde", "wurden", "zu", "zum", "zur", "zwischen",
];

#[rustfmt::skip]
const SPANISH: &[&str] = &[
    "a", "al", "algo", "algunas", "algunos", "ante", "antes", "asi", "aun", "bajo", "cada", "como",
    "con", "contra", "cual", "cuales", "cuando", "cuanto", "de", "del", "desde", "donde", "dos", "durante",
    "e", "el", "ella", "ellas", "ellos", "en", "entre", "era", "eran", "es", "esa", "esas",
    "ese", "eso", "esos", "esta", "estaba", "estan", "estar", "estas", "este", "esto", "estos", "fue",
    "fueron", "ha", "haber", "habia", "han", "has", "hasta", "hay", "he", "la", "las", "le",
    "les", "lo", "los", "mas", "me", "mi", "mis", "mucho", "muy", "nada", "ni", "no",
    "nos", "nosotros", "nuestra", "nuestras", "nuestro", "nuestros", "o", "os", "otra", "otras", "otro", "otros",
    "para", "pero", "poco", "por", "porque", "puede", "que", "quien", "quienes", "se", "sea", "ser",
    "si", "sin", "sobre", "son", "su", "sus", "tambien", "tanto", "te", "tiene", "tienen", "todo",
    "todos", "tu", "un", "una", "unas", "uno", "unos", "vosotros", "y", "ya", "yo",
];

#[rustfmt::skip]
const ITALIAN: &[&str] = &[
    "a", "abbiamo", "ad", "agli", "ai", "al", "alcuni", "all", "alla", "alle", "allo", "anche",
    "ancora", "avere", "aveva", "c", "che", "chi", "ci", "coi", "col", "come", "con", "contro",
    "cui", "d", "da", "dagli", "dai", "dal", "dall", "dalla", "dalle", "dallo", "degli", "dei",
    "del", "dell", "della", "delle", "dello", "di", "dopo", "dove", "e", "ed", "era", "erano",
    "essere", "fra", "gli", "ha", "hanno", "ho", "i", "il", "in", "io", "l", "la",
    "le", "lei", "lo", "loro", "lui", "ma", "mi", "mia", "mio", "molto", "ne", "negli",
    "nei", "nel", "nell", "nella", "nelle", "nello", "noi", "non", "nostra", "nostre", "nostri", "nostro",
    "o", "ogni", "per", "perche", "piu", "poi", "prima", "puo", "qual", "quale", "quali", "quando",
    "quanto", "quella", "quelle", "quelli", "quello", "questa", "queste", "questi", "questo", "qui", "quindi", "se",
    "senza", "si", "sia", "sono", "sopra", "sotto", "stata", "stati", "stato", "su", "sua", "sue",
    "sugli", "sui", "sul", "sull", "sulla", "sulle", "sullo", "suo", "suoi", "tra", "tutta", "tutte",
    "tutti", "tutto", "un", "una", "uno", "vi", "voi",
];

#[rustfmt::skip]
const PORTUGUESE: &[&str] = &[
    "a", "ainda", "ao", "aos", "apos", "as", "assim", "ate", "cada", "com", "como", "da",
    "das", "de", "dela", "dele", "deles", "depois", "do", "dos", "e", "ela", "elas", "ele",
    "eles", "em", "entre", "era", "eram", "essa", "essas", "esse", "esses", "esta", "estamos", "estao",
    "estar", "estas", "este", "estes", "eu", "foi", "foram", "ha", "isso", "isto", "ja", "lhe",
    "lhes", "mais", "mas", "me", "mesmo", "meu", "meus", "minha", "minhas", "muito", "na", "nao",
    "nas", "nem", "no", "nos", "nossa", "nossas", "nosso", "nossos", "num", "numa", "o", "os",
    "ou", "para", "pela", "pelas", "pelo", "pelos", "pode", "por", "porque", "qual", "quais", "quando",
    "que", "quem", "sao", "se", "seja", "sem", "ser", "seu", "seus", "so", "sobre", "sua",
    "suas", "tambem", "tem", "tendo", "ter", "tinha", "todas", "todo", "todos", "tu", "tua", "um",
    "uma", "umas", "uns", "voce", "voces",
];

#[rustfmt::skip]
const DUTCH: &[&str] = &[
    "aan", "al", "alle", "alles", "als", "altijd", "andere", "ben", "bij", "daar", "dan", "dat",
    "de", "der", "deze", "die", "dit", "doch", "doen", "door", "dus", "een", "en", "er",
    "ge", "geen", "had", "heb", "hebben", "heeft", "hem", "het", "hier", "hij", "hoe", "hun",
    "iedereen", "iemand", "iets", "ik", "in", "is", "ja", "je", "kan", "kon", "kunnen", "maar",
    "me", "meer", "men", "met", "mij", "mijn", "moet", "na", "naar", "niet", "niets", "nog",
    "nu", "of", "om", "omdat", "onder", "ons", "onze", "ook", "op", "over", "reeds", "te",
    "tegen", "toch", "toen", "tot", "u", "uit", "uw", "van", "veel", "voor", "want", "waren",
    "was", "wat", "we", "wel", "welke", "werd", "wezen", "wie", "wij", "wil", "worden", "wordt",
    "zal", "ze", "zelf", "zich", "zij", "zijn", "zo", "zonder", "zou",
];
