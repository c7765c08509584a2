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
const ORDER = { review: 0, migrated: 1, skipped: 2 };
const WORDS = { review: 'Needs a person', migrated: 'Migrated', skipped: 'Left alone' };
form.hidden = false;

const number = (count) => count.toLocaleString('en-US');
const shown = () => sites.filter((site) => !site.hidden);

function filter() {
  const words = $('search').value.toLowerCase().split(/\\s+/).filter(Boolean);
  const wanted = new Set([...form.querySelectorAll('[name=status]:checked')].map((box) => box.value));
  for (const site of sites) site.hidden = !wanted.has(site.dataset.status) || !words.every((word) => textOf(site).includes(word));
  for (const group of calls.children) {
    const own = [...group.querySelectorAll('.site:not([hidden])')].length;
    group.hidden = own === 0;
    group.querySelector('h2 .muted').textContent = number(own);
  }
  const visible = shown().length;
  $('none').hidden = visible > 0;
  $('count').textContent = visible === sites.length ? number(visible) + (visible === 1 ? ' call' : ' calls') : number(visible) + ' of ' + number(sites.length) + ' calls';
}

function group() {
  const byStatus = form.elements.group.value === 'status';
  const groups = new Map();
  for (const site of sites) {
    const key = byStatus ? site.dataset.status : site.dataset.folder;
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(site);
  }
  const keys = [...groups.keys()].sort((a, b) => (byStatus ? ORDER[a] - ORDER[b] : a < b ? -1 : 1));
  calls.replaceChildren(...keys.map((key) => {
    const section = document.createElement('section');
    section.className = 'group';
    const title = document.createElement('h2');
    const name = document.createElement('span');
    name.textContent = byStatus ? WORDS[key] : key;
    if (!byStatus) name.className = 'path';
    const count = document.createElement('span');
    count.className = 'muted';
    title.append(name, ' ', count);
    section.append(title, ...groups.get(key));
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
