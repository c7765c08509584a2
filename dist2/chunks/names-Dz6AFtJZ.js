// dist/src/hosts/names.js
const COMPONENT = /\.(?:vue|svelte|astro)$/;
const MARKDOWN = /\.mdx?$/;
const NOTEBOOK = /\.ipynb$/;
const isHost = (file) => COMPONENT.test(file) || MARKDOWN.test(file) || NOTEBOOK.test(file);
const unitName = (host, index, extension) => `${host}\0${String(index).padStart(3, "0")}.${extension}`;
const isUnit = (file) => file.includes("\0");
const hostOf = (file) => file.split("\0", 1)[0];
export { isHost as a, hostOf as i, MARKDOWN as n, isUnit as o, NOTEBOOK as r, unitName as s, COMPONENT as t };
