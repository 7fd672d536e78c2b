#include "check/reduplication.h"

#include <algorithm>
#include <array>

namespace calque {
namespace {

struct Words {
  std::string_view lang;
  std::string_view usual;  // between spaces
  std::string_view after_comma;
};

// Two kinds: words that happen to meet ("nous nous", "had had", "je je"), and those that are said
// twice for a meaning of their own ("yavaş yavaş"): adverbs, quantities and question words.
constexpr std::array all = {
    Words{"en", " had that very bye ha bla blah knock hush there ", ""},
    Words{"fr", " nous vous bla ha très toc ", ""},
    Words{"de", " sie bla ha so sehr ihr ", " die der das den dem was "},
    Words{"nl", " je dat die het ze er bla ha was heel ", ""},
    Words{"af", " die nie nou gou weer kort bietjie stuk een ", ""},
    Words{"da", " der det bla ha at ", ""},
    Words{"nb", " der det som bla ha ", ""},
    Words{"no", " der det som bla ha ", ""},
    Words{"nn", " der det som bla ha ", ""},
    Words{"sv", " det de den bla ha var ", ""},
    Words{"is", " það á ", ""},
    Words{"it", " piano via man mano poco ora quasi lungo bla si ci bello ", ""},
    Words{"es", " casi luego bla ya así poco ", ""},
    Words{"pt", " logo se bla quase ", ""},
    Words{"gl", " pouco case ", ""},
    Words{"eu", " bat bana geroz handi ari berri ", ""},
    Words{"sq", " të i e që herë pak dalë kohë rrallë ", ""},
    Words{"el", " του της σιγά λίγο γύρω πότε πρώτα κάτω πού καμιά μόλις ένα δύο ", ""},
    Words{"hu", " az már néha ", ""},
    Words{"cs", " se to ", ""},
    Words{"sk", " sa to ", ""},
    Words{"sl", " je se to ", ""},
    Words{"fi", " se yhä ", ""},
    Words{"et", " see ikka ", ""},
    Words{
        "tr",
        " yavaş zaman tek adım sık teker ayrı uzun birer ikişer uzak kısa güzel parça kat usul peş "
        "hızlı ara açık gün sabah akşam katman grup mavi çeşit türlü renk büyük küçük boy sıra "
        "kapı "
        "şehir ev uzaktan çabuk sessiz zor ağır ılık bol iyi yer öbek kıpır tane ne neler kim "
        "kimler "
        "hangi içten gizli derin derinden ince hüngür şırıl bas kara kolay tatlı sıcak sağlam "
        "",
        ""},
    Words{"az", " yavaş tez ayrı addım uzun bir ", ""},
    Words{"hi",
          " एन बी सी ई डी टी यू एस आई जी धीरे बार कभी अलग साथ बड़े छोटे बड़ी छोटी जैसे क्या कहाँ कहां कौन पहले "
          "दो एक तीन चार दूर पास थोड़ा "
          "थोड़ी "
          "घर रोज जगह गाँव गांव जब जहाँ जहां तरह नए नई अच्छे अच्छी गर्म कुछ कोई करते चलते होते देखते जाते रहते "
          "कहते सुनते पीछे आगे किस अपने अपनी अपना किन जो सही ठीक वक्त बीच हर ",
          ""},
    Words{"mr", " हळू वेगवेगळ्या पुन्हा मोठ्या लहान कधी दूर एक ", ""},
    Words{"ne", " बिस्तारै पटक कहिले अलग ठूला साना के ", ""},
    Words{
        "bn",
        " ধীরে বার সঙ্গে মাঝে আস্তে অনেক ছোট বড় বড় নতুন কে কী কি কিছু যেতে করতে দিন ঘরে পরে যুগ বছর লক্ষ "
        "হাজার শত কোটি সাথে চলতে দেখতে বলতে জায়গায় একটু গরম কোন যে যা ভালো পাশা আলাদা মনে ",
        ""},
    Words{"ur",
          " این بی سی ای ڈی ٹی یو ایس آئی جی آہستہ بار کبھی الگ ساتھ بڑے چھوٹے بڑی چھوٹی جیسے کیا "
          "کہاں کون پہلے دو ایک تین دور "
          "تھوڑا تھوڑی گھر جگہ "
          "جب جہاں طرح نئے نئی اچھے کچھ کوئی کرتے چلتے ہوتے دیکھتے جاتے رہتے رفتہ اپنے اپنی پیچھے "
          "آگے کس ",
          ""},
    Words{"fa", " ان بی سی ای دی تی یو اس آی جی کم یک آرام آهسته خیلی تک نرم گروه دسته رفته قدم ",
          ""},
    Words{"pa", " ਹੌਲੀ ਵਾਰ ਕਦੇ ਵੱਖ ਨਾਲ ਛੋਟੇ ਵੱਡੇ ਜਿਵੇਂ ", ""},
    Words{"ta", " மீண்டும் பல சில மெல்ல சின்ன வேறு திரும்ப புதிய ஒவ்வொரு தனித்தனி விட்டு ", ""},
    Words{"te", " మళ్ళీ మెల్ల చిన్న వేరు పెద్ద కొన్ని ", ""},
    Words{"id", " pelan sama masing kira kadang satu ", ""},
    Words{"ms", " pelan sama masing kira kadang satu ", ""},
    Words{"tl", " araw gabi taon unti dahan iba isa ", ""},
    Words{"fil", " araw gabi taon unti dahan iba isa ", ""},
    Words{"vi",
          " dần từ xa luôn mãi ngày đêm người nhà nơi lâu chầm hay nhè khe ai đời năm hàng trùng "
          "lớp song "
          "xanh đỏ vàng đăm rưng ào ầm gần thường khư đùng sùng lăm nằng từng ",
          ""},
    Words{"sw",
          " mbali mara moja pole kila sasa hivi haraka polepole kidogo juu wengi wawili hapa hapo "
          "huyo hivyo "
          "yule vile hilo huo sawa tofauti mmoja ",
          ""},
    Words{"he", " לאט אט יותר מאוד שוב יום כל טוב הרבה אחד שניים ", ""},
    // With the names of letters: "سي إن إن" is CNN.
    Words{"ar",
          " إن بي سي إي دي تي يو إس أي آي جي كيه إيه دبليو جدا جدًا رويدا رويدًا شيئا يوما واحدا ",
          ""},
    Words{"ko", " 점점 하나 차츰 오래 더 매우 아주 또 ", ""},
    Words{"hy", " կամաց մեկ քիչ հատ շատ առանձին նոր մեծ տեղ ", ""},
    Words{"ka", " ნელ თან ცოტ ხელი დღე ძალიან დიდი ", ""},
    Words{"ro", " rând încet bla abia ", ""},
    Words{"ru", " чуть еле давным ", ""},
    Words{"cy", " yn i a mawr ", ""},
};

bool lists(std::string_view words, std::string_view word) {
  for (auto at = words.find(word); at != std::string_view::npos; at = words.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if (at > 0 && words[at - 1] == ' ' && end < words.size() && words[end] == ' ') return true;
  }
  return false;
}

}  // namespace

bool is_reduplication(std::string_view lang, std::string_view word, bool after_comma) {
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Words& each) { return each.lang == lang; });
  if (found == all.end()) return false;
  return lists(found->usual, word) || (after_comma && lists(found->after_comma, word));
}

}  // namespace calque
