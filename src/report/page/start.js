// --- What people do ---

// A link that is pointed at.
function hover(link, scrolls) {
  if (!state.pinned) activate(link, scrolls);
}

function link_of(button) {
  return by_number.get(Number(button.dataset.l));
}

for (const [i, { box }] of columns.entries()) {
  const other = i === 0 ? 'target' : 'source';
  box.addEventListener('scroll', draw_soon, { passive: true });
  box.addEventListener('pointerover', (event) => {
    const button = event.target.closest('.k');
    if (button && event.pointerType === 'mouse') hover(link_of(button), other);
  });
  box.addEventListener('focusin', (event) => {
    if (event.target.matches('.k') && event.target.matches(':focus-visible') && !state.pinned) {
      activate(link_of(event.target), other);
    }
  });
  // A segment of several links shows them in turn.
  box.addEventListener('click', (event) => {
    const button = event.target.closest('.k');
    if (button) {
      pin_link(link_of(button), other);
      return;
    }
    const candidates = event.target.closest('.s')?.links ?? [];
    if (candidates.length === 0 || String(getSelection()) !== '') return;
    const next = (candidates.indexOf(state.active) + 1) % candidates.length;
    if (candidates[next] === state.active && state.pinned) return;
    pin_link(candidates[next], other);
  });
}

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const focused = document.activeElement;
  if (focused.matches('input, select')) return;
  const free = focused === document.body || focused.matches('.k, .card');
  const by = event.key === 'j' || (free && (event.key === 'ArrowDown' || event.key === 'ArrowRight')) ? 1
    : event.key === 'k' || (free && (event.key === 'ArrowUp' || event.key === 'ArrowLeft')) ? -1 : 0;
  if (event.key === 'Escape') release();
  else if (by !== 0) step(by);
  else return;
  event.preventDefault();
});

by_id('previous').addEventListener('click', () => step(-1));
by_id('next').addEventListener('click', () => step(1));
by_id('keep').addEventListener('click', () => pin_link(state.active));

cards.addEventListener('focusin', (event) => {
  const item = event.target.closest('.card');
  if (item?.link) state.active = item.link;
});

by_id('choice')?.addEventListener('change', (event) => {
  state.target = Number(event.target.value);
  release();
  refresh();
});
by_id('grades').addEventListener('change', (event) => {
  const grade = Number(event.target.value);
  if (event.target.checked) state.refused.delete(grade);
  else state.refused.add(grade);
  refresh();
});
by_id('orders')?.addEventListener('change', (event) => {
  const order = Number(event.target.value);
  if (event.target.checked) state.left_out.delete(order);
  else state.left_out.add(order);
  refresh();
});
by_id('least').addEventListener('input', (event) => {
  state.least = Number(event.target.value);
  by_id('least-value').value = state.least.toFixed(2);
  refresh();
});

new ResizeObserver(measure_soon).observe(document.body);
narrow.addEventListener('change', () => { release(); refresh(); });
addEventListener('beforeprint', () => { release(); list_cards(true); });
addEventListener('afterprint', () => list_cards());
document.fonts.ready.then(measure_soon);

refresh();
