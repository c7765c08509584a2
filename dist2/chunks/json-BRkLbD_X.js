// dist/src/report/json.js
const renderJson = (report) => `${JSON.stringify(report, null, 2)}\n`;
export { renderJson };
