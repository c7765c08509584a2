/** What the page does: filters, search, grouping, keys, printing. It reads the page and nothing else; without it all calls are listed. */
export const SCRIPT = `(() => {
'use strict';
const form = document.querySelector('.toolbar');
if (!form) return;
const $ = (id) => document.getElementById(id);
const calls = $('calls');
const sites = [...calls.querySelectorAll('.site')];
const texts = new Map();
const textOf = (site) => {
  if (!texts.has(site)) texts.set(site, site.textContent.toLowerCase());
  return texts.get(site);
};
/** The page as it came: by status, each call in its part. */
const byStatus = [...calls.children];
const parts = new Map(sites.map((site) => [site, site.parentElement]));
form.hidden = false;

const number = (count) => count.toLocaleString('en-US');
const shown = () => sites.filter((site) => !site.hidden);

function filter() {
  const words = $('search').value.toLowerCase().split(/\\s+/).filter(Boolean);
  const wanted = new Set([...form.querySelectorAll('[name=status]:checked')].map((box) => box.value));
  for (const site of sites) site.hidden = !wanted.has(site.dataset.status) || !words.every((word) => textOf(site).includes(word));
  for (const group of calls.querySelectorAll('.group, .part')) {
    const own = group.querySelectorAll('.site:not([hidden])').length;
    group.hidden = own === 0;
    const heading = group.querySelector(':scope > h2, :scope > h3');
    if (heading) heading.lastElementChild.textContent = number(own);
  }
  const visible = shown().length;
  $('none').hidden = visible > 0;
  $('count').textContent = visible === sites.length ? number(visible) + (visible === 1 ? ' call' : ' calls') : number(visible) + ' of ' + number(sites.length) + ' calls';
}

function group() {
  if (form.elements.group.value === 'status') {
    for (const site of sites) parts.get(site).append(site);
    calls.replaceChildren(...byStatus);
    return filter();
  }
  const folders = new Map();
  for (const site of sites) {
    const { folder } = site.dataset;
    if (!folders.has(folder)) folders.set(folder, []);
    folders.get(folder).push(site);
  }
  calls.replaceChildren(...[...folders.keys()].sort((a, b) => (a < b ? -1 : 1)).map((folder) => {
    const section = document.createElement('section');
    section.className = 'group';
    const title = document.createElement('h2');
    const name = document.createElement('span');
    name.textContent = folder;
    name.className = 'path';
    const count = document.createElement('span');
    count.className = 'muted';
    title.append(name, ' ', count);
    section.append(title, ...folders.get(folder));
    return section;
  }));
  filter();
}

function expand() {
  const open = !shown().every((site) => site.open);
  for (const site of shown()) site.open = open;
  label();
}
const label = () => {
  $('expand').textContent = shown().length && shown().every((site) => site.open) ? 'Collapse all' : 'Expand all';
};

function step(by) {
  const list = shown();
  if (!list.length) return;
  const now = list.indexOf(document.activeElement.closest('.site'));
  const next = list[now < 0 ? (by > 0 ? 0 : list.length - 1) : Math.min(Math.max(now + by, 0), list.length - 1)];
  next.querySelector('summary').focus();
  next.scrollIntoView({ block: 'nearest' });
}

const SCHEMES = [['Auto', ''], ['Light', 'light'], ['Dark', 'dark']];
$('theme').addEventListener('click', () => {
  const now = SCHEMES.findIndex(([name]) => name === $('theme').textContent);
  const [name, scheme] = SCHEMES[(now + 1) % SCHEMES.length];
  $('theme').textContent = name;
  document.documentElement.style.colorScheme = scheme;
});
$('expand').addEventListener('click', expand);
$('clear').addEventListener('click', () => {
  form.reset();
  group();
  $('search').focus();
});
form.addEventListener('submit', (event) => event.preventDefault());
form.addEventListener('input', (event) => (event.target.name === 'group' ? group() : filter()));
calls.addEventListener('toggle', label, true);

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target === $('search')) {
    if (event.key === 'Escape') {
      $('search').value = '';
      filter();
      $('search').blur();
    }
    return;
  }
  const keys = { '/': () => $('search').focus(), j: () => step(1), k: () => step(-1), e: expand };
  const act = Object.hasOwn(keys, event.key) ? keys[event.key] : undefined;
  if (!act) return;
  event.preventDefault();
  act();
});

let closed = [];
addEventListener('beforeprint', () => {
  closed = shown().filter((site) => !site.open);
  for (const site of closed) site.open = true;
});
addEventListener('afterprint', () => {
  for (const site of closed) site.open = false;
});

const target = () => {
  const site = location.hash.length > 1 && $(location.hash.slice(1));
  if (site && sites.includes(site)) site.open = true;
};
addEventListener('hashchange', target);
target();
})();
`;
