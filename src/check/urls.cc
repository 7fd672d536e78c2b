// urls: web and e-mail addresses and paths of files that are changed, missing or new.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "check/addresses.h"
#include "check/checks.h"
#include "check/text_scan.h"

namespace calque {
namespace {

constexpr std::array<CheckAlias, 6> aliases = {{{"pofilter", "urls"},
                                                {"pofilter", "emails"},
                                                {"pofilter", "filepaths"},
                                                {"weblate", "url"},
                                                {"checkmate", "SUSPECT_URL"},
                                                {"xbench", "URL/email mismatch"}}};

using Addresses = std::vector<Address>;

// Takes the pairs that `same` accepts out of both lists.
template <typename Same, typename Use>
void take_pairs(Addresses& source, Addresses& target, Same same, Use use) {
  for (auto each = source.begin(); each != source.end();) {
    const auto other = std::find_if(target.begin(), target.end(),
                                    [&](const Address& address) { return same(*each, address); });
    if (other == target.end()) {
      ++each;
      continue;
    }
    use(*each, *other);
    target.erase(other);
    each = source.erase(each);
  }
}

class Comparison {
 public:
  Comparison(const CheckedUnit& unit, FindingSink& sink)
      : unit_(unit),
        sink_(sink),
        source_(find_addresses(unit.source.text)),
        target_(find_addresses(unit.target.text)) {}

  void run() {
    const auto nothing = [](const Address&, const Address&) {};
    // An address may be said more or less often than in the source.
    const Addresses all_source = source_;
    const Addresses all_target = target_;
    take_pairs(source_, target_, same_address, nothing);
    drop_known(source_, all_target, false);
    drop_known(target_, all_source, true);
    take_pairs(
        source_, target_,
        [&](const Address& source, const Address& target) {
          return is_language_variant(source, target) ||
                 is_of_language(source, target, language_of(unit_.target.lang));
        },
        [&](const Address& source, const Address& target) {
          add(Severity::info, source.range, target.range,
              Message("the address {0} is another language's", {text(target, unit_.target)}), 0.2);
        });
    take_pairs(
        source_, target_, [](const Address& a, const Address& b) { return a.kind == b.kind; },
        [&](const Address& source, const Address& target) { report_changed(source, target); });
    for (const Address& each : source_) {
      if (has_in(unit_.target.text, text(each, unit_.source))) continue;
      add(severity_of(each), each.range, {},
          Message("the address {0} is missing", {text(each, unit_.source)}), 0.8);
    }
    for (const Address& each : target_) {
      if (has_in(unit_.source.text, text(each, unit_.target))) continue;
      // Credits of translators, where to report mistakes in the translation.
      add(Severity::info, {}, each.range,
          Message("the source has no address {0}", {text(each, unit_.target)}), 0.7);
    }
  }

 private:
  static std::string text(const Address& address, const CheckedText& side) {
    return std::string(slice(side.text, address.range));
  }

  // "smb://server/file" is an example, whose parts may be translated.
  static bool is_example(const Address& address) {
    return address.key.substr(0, address.key.find('/')).find_first_of(".@") == std::string::npos;
  }

  // "Amazon.com" is a name, that may lose its ending; a path may be told in another way.
  static Severity severity_of(const Address& address) {
    const bool exact = address.kind == AddressKind::web || address.kind == AddressKind::mail;
    return exact && !is_example(address) ? Severity::warning : Severity::info;
  }

  static void drop_known(Addresses& addresses, const Addresses& others, bool is_target) {
    std::erase_if(addresses, [&](const Address& address) {
      return std::any_of(others.begin(), others.end(), [&](const Address& other) {
        return is_target ? same_address(other, address) : same_address(address, other);
      });
    });
  }

  // The text has it, but runs on in a way that the search does not take for an address.
  static bool has_in(std::string_view text, std::string_view address) {
    return text.find(address) != std::string_view::npos;
  }

  void add(Severity severity, ByteRange source, ByteRange target, Message message,
           double confidence) {
    sink_.add(severity, source, target, std::move(message)).confidence = confidence;
  }

  void report_changed(const Address& source, const Address& target) {
    const std::string wanted = text(source, unit_.source);
    Finding& finding =
        sink_.add(severity_of(source), source.range, target.range,
                  Message("the address {0} has become {1}", {wanted, text(target, unit_.target)}));
    finding.suggestion = wanted;
    finding.confidence = 0.8;
  }

  const CheckedUnit& unit_;
  FindingSink& sink_;
  Addresses source_;
  Addresses target_;
};

void run(const CheckedUnit& unit, FindingSink& sink) {
  if (!may_have_addresses(unit.source.text) && !may_have_addresses(unit.target.text)) return;
  Comparison(unit, sink).run();
}

}  // namespace

const UnitCheck urls_check = {"urls", "addresses that are changed, missing or new", aliases, run};

}  // namespace calque
