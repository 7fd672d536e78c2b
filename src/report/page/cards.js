// --- Link by link: for narrow windows and for paper ---

const cards = by_id('cards');
const batch = 40; // cards made at a time
let waiting = []; // links and gaps without a card yet
const rank = (one) => one.i ?? one[0]; // of a link or a gap

function passage(column, segments) {
  const { lang, dir } = column.article;
  const box = element('div', { className: 'passage', lang, dir });
  for (const segment of segments) {
    const copy = segment.cloneNode(true);
    copy.querySelectorAll('button, .no').forEach((extra) => extra.remove());
    box.append(copy, ' ');
  }
  return box;
}

function card(link) {
  const take_away = mark_link(link);  // the copies keep their marks
  const item = element('li', { className: 'card', tabIndex: 0 },
    element('h3', {}, fill(words.link, link.n)),
    verdict(link), passage(source, link.source), passage(target_of(link), link.target));
  take_away();
  item.append(evidence(link));
  item.link = link;
  return item;
}

function gap_card([, side, segment]) {
  const column = columns[side];
  return element('li', { className: 'card alone', tabIndex: 0 }, element('h3', {}, `∅ ${words.gap}`),
    passage(column, [column.segments[segment]]));
}

const end_of_list = new IntersectionObserver((seen) => {
  if (seen.some((entry) => entry.isIntersecting)) more_cards(batch);
}, { rootMargin: '400px' });

function more_cards(count) {
  const active = state.active;
  unmark();
  unmark = () => {};
  state.active = null;
  cards.querySelector('.more')?.remove();
  cards.append(...waiting.splice(0, count).map((one) => (one.e ? card(one) : gap_card(one))));
  if (waiting.length > 0) {
    const button = element('button', { type: 'button', onclick: () => more_cards(batch) }, words.more);
    const more = element('li', { className: 'more' }, button);
    cards.append(more);
    end_of_list.disconnect();
    end_of_list.observe(more);
  }
  if (active) activate(active);
}

function list_cards(all = false) {
  if (!narrow.matches && !all) {
    cards.replaceChildren();
    return;
  }
  const gaps = state.left_out.has(2) ? []
    : data.gaps.filter(([, side]) => side === 0 || side === state.target + 1);
  waiting = [...state.shown, ...gaps].sort((a, b) => rank(a) - rank(b));
  cards.replaceChildren();
  if (waiting.length === 0) cards.append(element('li', {}, words.empty));
  else more_cards(all ? waiting.length : batch);
}

function focus_card(link) {
  let found = [...cards.children].find((item) => item.link === link);
  if (!found) {
    more_cards(waiting.indexOf(link) + 1);
    found = [...cards.children].find((item) => item.link === link);
  }
  found?.focus();
}
