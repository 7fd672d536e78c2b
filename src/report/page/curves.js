// --- Curves between the columns ---

const svg = by_id('curves');
const svg_element = (tag) => document.createElementNS('http://www.w3.org/2000/svg', tag);
const pool = []; // groups that were drawn before; only what is in view is drawn
const ribbon = svg.appendChild(svg_element('path'));
ribbon.id = 'ribbon';

let asked_to_draw = false;
let asked_to_measure = false;

function draw_soon() {
  if (asked_to_draw) return;
  asked_to_draw = true;
  requestAnimationFrame(() => {
    asked_to_draw = false;
    draw();
  });
}

function measure_soon() {
  if (asked_to_measure) return;
  asked_to_measure = true;
  requestAnimationFrame(() => {
    asked_to_measure = false;
    measure();
    draw();
  });
}

// Places within the scrolled content, so that scrolling needs no new look at the segments.
function measure() {
  if (narrow.matches) return;
  const place = (column, segments) => {
    const origin = column.box.getBoundingClientRect().top - column.box.scrollTop;
    return [segments[0].getBoundingClientRect().top - origin,
      segments.at(-1).getBoundingClientRect().bottom - origin];
  };
  for (const link of state.shown) {
    link.left = place(source, link.source);
    link.right = place(target_of(link), link.target);
  }
}

function curve_group(index) {
  if (pool[index]) return pool[index];
  const group = svg_element('g');
  group.line = group.appendChild(svg_element('path'));
  group.ends = group.appendChild(svg_element('path'));
  group.ends.setAttribute('class', 'ends');
  group.touch = group.appendChild(svg_element('path'));
  group.touch.setAttribute('class', 'touch');
  group.addEventListener('pointerenter', () => hover(group.link));
  group.addEventListener('click', () => pin_link(group.link));
  pool[index] = svg.appendChild(group);
  return group;
}

// Where only one end is in view, the line breaks off on its way up or down: drawn to the edge, the
// lines of a long text would lie in a bundle there.
function stub(width, side, y, down) {
  const [from, inward] = side === 0 ? [0, width] : [width, -width];
  const end = y + (down ? 14 : -14);
  return `M${from} ${y}C${from + inward * 0.16} ${y} ${from + inward * 0.22} ${y} ${from + inward * 0.25} ${end}`;
}

function draw() {
  if (narrow.matches || state.shown.length === 0 || !state.shown[0].left) {
    pool.forEach((group) => { group.style.display = 'none'; });
    ribbon.removeAttribute('d');
    return;
  }
  const frame = svg.getBoundingClientRect();
  const right = columns[state.target + 1];
  const width = svg.clientWidth;
  const head = source.box.querySelector('header').offsetHeight;
  const clamp = (y) => Math.min(Math.max(y, head), frame.height);
  const shift = [source.box.getBoundingClientRect().top - source.box.scrollTop - frame.top,
    right.box.getBoundingClientRect().top - right.box.scrollTop - frame.top];
  const in_view = ([top, bottom], by) => bottom + by > head && top + by < frame.height;
  const bend = (a, b) => `C${width * 0.5} ${a} ${width * 0.5} ${b} `;
  let used = 0;
  ribbon.removeAttribute('d');
  for (const link of state.shown) {
    const sees = [in_view(link.left, shift[0]), in_view(link.right, shift[1])];
    if (!sees[0] && !sees[1]) continue;
    const y = [link.left, link.right].map(([top, bottom], i) => [clamp(top + shift[i]), clamp(bottom + shift[i])]);
    const a = (y[0][0] + y[0][1]) / 2;
    const b = (y[1][0] + y[1][1]) / 2;
    const group = curve_group(used++);
    const active = link === state.active;
    const near = sees[0] ? 0 : 1;
    const far = [link.left, link.right][1 - near][0] + shift[1 - near];
    const whole = active || (sees[0] && sees[1]);
    const path = whole ? `M0 ${a}${bend(a, b)}${width} ${b}`
      : stub(width, near, near === 0 ? a : b, far > head);
    const ends = [1.5, width - 1.5].map((x, i) => (sees[i] ? `M${x} ${y[i][0] + 3}V${y[i][1] - 3}` : ''));
    group.line.setAttribute('d', path);
    group.ends.setAttribute('d', ends.join(''));
    group.touch.setAttribute('d', path);
    group.link = link;
    group.setAttribute('class', `g${link.g}${active ? ' now' : ''}${sees[0] && sees[1] ? '' : ' leaves'}${link.x ? ' crossing' : ''}`);
    group.style.display = '';
    if (active) {
      ribbon.setAttribute('d', `M0 ${y[0][0]}${bend(y[0][0], y[1][0])}${width} ${y[1][0]}V${y[1][1]}` +
        `C${width * 0.5} ${y[1][1]} ${width * 0.5} ${y[0][1]} 0 ${y[0][1]}Z`);
      ribbon.setAttribute('class', `g${link.g}`);
    }
  }
  for (let i = used; i < pool.length; ++i) pool[i].style.display = 'none';
}
