// The pages of a bundle, held against rules that are not ours: they are valid HTML, their structured data have what
// search engines demand, every link leads somewhere, and a browser shows them without complaint, wide and narrow, in
// light and dark: nothing that axe finds, and in pictures no text that is too small, leaves its place or lies on something.
//
// node .ci/node/pages.mjs BUNDLE [SCREENSHOTS]

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { HtmlValidate } from 'html-validate';
import puppeteer from 'puppeteer-core';

const [bundle, screenshots = join(tmpdir(), 'hanke-pages')] = process.argv.slice(2);
if (!bundle) throw new Error('usage: node pages.mjs BUNDLE [SCREENSHOTS]');
const root = resolve(bundle);
const problems = [];
const problem = (page, text) => problems.push(`${page}: ${text}`);

const pages = readdirSync(root, { recursive: true }).filter(path => path.endsWith('.html')).sort();
if (!pages.length) throw new Error(`${root} has no pages`);
const ours = pages.filter(path => !path.startsWith('ns/'));
const text = new Map(pages.map(path => [path, readFileSync(join(root, path), 'utf8')]));
const decode = value => value.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
const attributes = (html, name) => [...html.matchAll(new RegExp(` ${name}="([^"]*)"`, 'g'))].map(match => decode(match[1]));

async function valid() {
  const rules = new HtmlValidate({
    extends: ['html-validate:recommended', 'html-validate:a11y'],
    rules: {
      // Style, not validity: the pages are written by a program.
      'long-title': 'off',
      'no-trailing-whitespace': 'off',
      'void-style': 'off',
      'doctype-style': 'off',
      'attr-quotes': 'off',
      'no-implicit-button-type': 'off',
      // Tables say so themselves in CSS where they are stacked; RFC 5147 anchors hold "=" and ",".
      'valid-id': ['error', { relaxed: true }],
      'require-sri': 'off',
    },
  });
  for (const page of ours) {
    const report = await rules.validateString(text.get(page), page);
    for (const { messages } of report.results)
      for (const { ruleId, message, line, column } of messages) problem(page, `${line}:${column} ${ruleId}: ${message}`);
  }
  console.log(`html-validate: ${ours.length} pages`);
}

// The Nu Html Checker of the W3C. It ends with 0 only if it has found nothing.
function validByNu() {
  const jar = join(dirname(fileURLToPath(import.meta.url)), 'node_modules/vnu-jar/build/dist/vnu.jar');
  const checked = spawnSync('java', ['-Xss4m', '-jar', jar, '--errors-only', '--format', 'gnu', '--skip-non-html', root], { encoding: 'utf8', maxBuffer: 1 << 28 });
  const lines = (checked.stderr ?? '').split('\n').filter(Boolean);
  for (const line of lines) problem('vnu', line);
  if (checked.status !== 0 && !lines.length) problem('vnu', `ended with ${checked.status ?? checked.error}`);
  console.log(`vnu: ${pages.length} pages`);
}

function links() {
  const ids = new Map(pages.map(page => [page, new Set(attributes(text.get(page), 'id'))]));
  let count = 0;
  for (const page of ours) {
    const seen = attributes(text.get(page), 'id');
    if (new Set(seen).size < seen.length) problem(page, 'two elements have the same id');
    for (const href of [...attributes(text.get(page), 'href'), ...attributes(text.get(page), 'src')]) {
      if (/^[a-z][a-z0-9+.-]*:/i.test(href)) continue;
      count += 1;
      const [path, anchor] = href.split('#');
      const target = path ? relative(root, resolve(dirname(join(root, page)), decodeURIComponent(path))) : page;
      if (target.startsWith('..') || !existsSync(join(root, target)) || statSync(join(root, target)).isDirectory())
        problem(page, `links to ${href}, which is not in the bundle`);
      else if (anchor !== undefined && !ids.get(target)?.has(decodeURIComponent(anchor)))
        problem(page, `links to ${href}, where nothing has that anchor`);
    }
  }
  console.log(`links: ${count} within the bundle`);
}

// What Google's rules for structured data require of each type that has such rules, and of others a name.
const required = {
  Dataset: ['name', 'description', 'license', 'creator', 'distribution'],
  DataDownload: ['contentUrl', 'encodingFormat'],
  BreadcrumbList: ['itemListElement'],
  ListItem: ['position', 'name'],
  Organization: ['name'],
  GovernmentOrganization: ['name'],
  MonetaryAmount: ['currency'],
  PropertyValue: ['value'],
  Audience: ['audienceType'],
};
const refused = ['HowTo', 'Recipe', 'Event', 'Product', 'JobPosting'];

function structured() {
  let nodes = 0;
  const look = (page, value) => {
    if (Array.isArray(value)) return value.forEach(one => look(page, one));
    if (value === null || typeof value !== 'object') return;
    if (value['@type']) {
      nodes += 1;
      const type = value['@type'];
      if (refused.includes(type)) problem(page, `${type} demands more than the data have`);
      for (const key of required[type] ?? ['name'])
        if (value[key] === undefined || value[key] === '') problem(page, `structured data: ${type} without ${key}`);
      if (type === 'Dataset' && !(value.description.length >= 50 && value.description.length <= 5000))
        problem(page, 'structured data: the description of a Dataset has 50 to 5000 characters');
      if (type === 'BreadcrumbList') value.itemListElement.forEach((item, index) => {
        if (item.position !== index + 1) problem(page, 'structured data: breadcrumbs out of order');
        if (index + 1 < value.itemListElement.length && !URL.canParse(item.item)) problem(page, 'structured data: a breadcrumb without address');
      });
      for (const key of ['url', 'contentUrl', 'license', '@id'])
        if (value[key] !== undefined && !URL.canParse(value[key])) problem(page, `structured data: ${key} is no address`);
    }
    Object.values(value).forEach(one => look(page, one));
  };
  for (const page of ours) {
    const scripts = [...text.get(page).matchAll(/<script type="application\/ld\+json">([^<]*)<\/script>/g)];
    if (scripts.length !== 1) problem(page, `${scripts.length} scripts of structured data`);
    for (const [, json] of scripts)
      try {
        look(page, JSON.parse(json));
      } catch (error) {
        problem(page, `structured data: ${error.message}`);
      }
  }
  console.log(`structured data: ${nodes} things`);
}

function chosen() {
  const size = page => statSync(join(root, page)).size;
  const largest = folder => ours.filter(page => page.startsWith(`id/${folder}/`) && page.endsWith('/index.html')).sort((a, b) => size(b) - size(a))[0];
  const folders = ['project', 'practice', 'organization', 'source', 'programme', 'outcome', 'amount', 'recognition'];
  const rainer = 'id/project/S20398/index.html';
  const finnish = ['index.html', 'ns/index.html', ...(pages.includes(rainer) ? [rainer] : []), ...folders.map(largest).filter(Boolean)];
  return [...new Set(finnish.flatMap(page => [page, page.replace('index.html', 'index.en.html')]))].filter(page => pages.includes(page));
}

async function shown() {
  const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
  if (!executablePath) return problem('chromium', 'there is none to open the pages in');
  mkdirSync(screenshots, { recursive: true });
  const browser = await puppeteer.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--allow-file-access-from-files'] });
  for (const page of chosen())
    for (const width of [1280, 360, 320])
      for (const scheme of width === 320 ? ['light'] : ['light', 'dark']) await open(browser, page, width, scheme);
  await browser.close();
  console.log(`chromium: ${chosen().length} pages, screenshots in ${screenshots}`);
}

async function open(browser, page, width, scheme) {
  const tab = await browser.newPage();
  const complain = message => problem(page, `${width} ${scheme}: ${message}`);
  tab.on('console', message => complain(message.text()));
  tab.on('pageerror', error => complain(error.message));
  tab.on('requestfailed', request => complain(`cannot load ${request.url()}`));
  await tab.setViewport({ width, height: 900 });
  await tab.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await tab.goto(pathToFileURL(join(root, page)).href);
  const wide = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (wide > 0) complain(`${wide} pixels wider than the screen`);
  for (const fault of await tab.evaluate(faultsOfPictures)) complain(fault);
  if (width !== 320) for (const fault of await accessible(tab)) complain(fault);
  const file = `${page.replaceAll('/', '_').replace('.html', '')}-${width}-${scheme}.png`;
  const bytes = await tab.screenshot({ clip: { x: 0, y: 0, width, height: Math.min(await tab.evaluate(() => document.documentElement.scrollHeight), 4000) } });
  writeFileSync(join(screenshots, file), bytes);
  await tab.close();
}

/** What axe finds, with the first places where it does. */
async function accessible(tab) {
  await tab.evaluate(axe.source);
  const { violations } = await tab.evaluate(() => axe.run({ resultTypes: ['violations'] }));
  const places = nodes => nodes.slice(0, 3).map(node => `${node.target.join(' ')}: ${node.failureSummary.split('\n').at(-1).trim()}`);
  return violations.map(({ id, help, nodes }) => `axe ${id}: ${help}: ${nodes.length} times, ${places(nodes).join('; ')}`);
}

/** Text in pictures that leaves its picture or its box, or lies on other text or on the sign that it explains. */
function faultsOfPictures() {
  const faults = [];
  const box = element => element.getBoundingClientRect();
  const said = element => `"${[...element.childNodes].map(node => (node.nodeName === 'title' ? '' : node.textContent)).join('')}"`;
  const within = (inner, outer) =>
    inner.left >= outer.left - 1 && inner.right <= outer.right + 1 && inner.top >= outer.top - 1 && inner.bottom <= outer.bottom + 1;
  const overlap = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
  for (const picture of document.querySelectorAll('svg')) {
    const texts = [...picture.querySelectorAll('text')].map(text => [text, box(text)]);
    // What is too wide is moved sideways in its place: made small, its text could not be read.
    const scale = box(picture).width / picture.viewBox.baseVal.width;
    if (scale < 0.8) faults.push(`${picture.querySelector('title').textContent} is shown at ${Math.round(scale * 100)} %`);
    texts.forEach(([text, place], index) => {
      const rect = text.parentElement.querySelector(':scope > rect');
      if (!within(place, box(picture))) faults.push(`${said(text)} leaves its picture`);
      if (rect && text.parentElement.matches('.box, .between') && !within(place, box(rect))) faults.push(`${said(text)} leaves its box`);
      for (const [other, there] of texts.slice(index + 1))
        if (overlap(place, there)) faults.push(`${said(text)} lies on ${said(other)}`);
      if (!text.closest('.legend')) return;
      for (const sign of text.parentElement.querySelectorAll('rect, path, circle, polygon'))
        if (overlap(place, box(sign))) faults.push(`${said(text)} lies on its sign`);
    });
  }
  return faults;
}

await valid();
validByNu();
links();
structured();
await shown();
if (problems.length) {
  console.error([...problems.slice(0, 60), `${problems.length} problems`].join('\n'));
  process.exit(1);
}
