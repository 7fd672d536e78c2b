#include "align/rivals.h"

#include <algorithm>
#include <cmath>

namespace calque {
namespace {

constexpr std::size_t most_partners = 4;  // kept: a passage has three segments

bool holds(std::span<const std::size_t> passage, std::size_t segment) {
  return std::find(passage.begin(), passage.end(), segment) != passage.end();
}

}  // namespace

double evidence_strength(const std::vector<Evidence>& evidence) {
  double sum = 0.0;
  for (const Evidence& item : evidence) sum += item.weight;
  return 1.0 - std::exp(-sum);
}

void Rivals::Partners::add(const Partner& partner, double its_cosine) {
  const auto place = std::find_if(strongest.begin(), strongest.end(), [&](const Partner& other) {
    return partner.strength > other.strength;
  });
  strongest.insert(place, partner);
  if (strongest.size() > most_partners) strongest.pop_back();
  if (its_cosine > cosine) {
    cosine = its_cosine;
    closest = partner.segment;
  }
}

double Rivals::Partners::best_outside(std::span<const std::size_t> passage) const {
  const auto found = std::find_if(strongest.begin(), strongest.end(), [&](const Partner& partner) {
    return !holds(passage, partner.segment);
  });
  return found == strongest.end() ? 0.0 : found->strength;
}

void Rivals::add(std::size_t source, std::size_t target, double strength, double cosine) {
  sources_[source].add({target, strength}, cosine);
  targets_[target].add({source, strength}, cosine);
}

double Rivals::best(std::span<const std::size_t> source,
                    std::span<const std::size_t> target) const {
  double best = 0.0;
  for (const std::size_t s : source) best = std::max(best, sources_[s].best_outside(target));
  for (const std::size_t t : target) best = std::max(best, targets_[t].best_outside(source));
  return best;
}

double Rivals::density(double usable_sources, double usable_targets) const {
  const auto mean = [](const std::vector<Partners>& side, double usable) {
    double sum = 0.0;
    for (const Partners& partners : side) sum += partners.best_outside({});
    return sum / std::max(1.0, usable);
  };
  return std::max(mean(sources_, usable_sources), mean(targets_, usable_targets));
}

bool Rivals::mutual(std::span<const std::size_t> source,
                    std::span<const std::size_t> target) const {
  return std::any_of(source.begin(), source.end(), [&](std::size_t s) {
    const std::size_t t = sources_[s].closest;
    return holds(target, t) && targets_[t].closest == s;
  });
}

}  // namespace calque
