/** Typed code inside another file: no compiler looks at it here, so a call whose types may have to move is left for a person. */
import type { Analysis, SourceTree, Stops } from '../run/engine.js';
import { isHost, NOTEBOOK } from './names.js';
import { type Unit, unitsOf } from './units.js';

/** Types of requests and results that differ between the two endpoints; what is sent (`MessageParam`, tools) mostly does not. */
const MOVING =
  /^(?:Message|MessageStream\w*|Message\w*Event|Raw\w+|ContentBlock|\w+Block|\w*Usage|StopReason|\w*Citation\w*|MessageCreateParams\w*|ThinkingConfig\w*|\w*Delta\w*|MessageBatch\w*|MessageTokensCount|ParsedMessage)$/;

const IMPORT = /import\s+(?:type\s+)?(\w+)?\s*,?\s*(?:\{([^}]*)\})?\s*from\s*['"]@anthropic-ai\/sdk[^'"]*['"]/g;

/** Sites in blocks that name such a type. */
export function typeStops({ sites }: Analysis, tree: SourceTree): Stops {
  const stops = new Map<string, { reason: 'types-unresolved'; detail: string }>();
  for (const site of sites.filter(({ status, file }) => status === 'migrated' && isHost(file) && !NOTEBOOK.test(file))) {
    const name = movingTypeAt(tree.read(site.file) ?? '', site);
    if (name !== undefined)
      stops.set(site.id, {
        reason: 'types-unresolved',
        detail: `the type \`${name}\` may have to change, and code inside another file is not type-checked`,
      });
  }
  return stops;
}

function typedUnitAt(text: string, file: string, offset: number): Unit | undefined {
  const unit = unitsOf(text, file).find(({ ranges }) => ranges.some(({ start, end }) => offset >= start && offset < end));
  return unit && /^[cm]?tsx?$/.test(unit.extension) ? unit : undefined;
}

function movingTypeAt(text: string, { file, start }: { file: string; start: number }): string | undefined {
  const unit = typedUnitAt(text, file, start);
  if (!unit) return undefined;
  const code = unit.ranges.map((range) => text.slice(range.start, range.end)).join('\n');
  const names: string[] = [];
  for (const [, whole, some = ''] of code.matchAll(IMPORT)) {
    names.push(
      ...some.split(',').map(
        (one) =>
          one
            .trim()
            .replace(/^type\s+/, '')
            .split(/\s/, 1)[0] ?? '',
      ),
    );
    if (whole !== undefined)
      names.push(
        ...[...code.matchAll(new RegExp(`\\b${whole}\\s*\\.\\s*(?:Messages\\s*\\.\\s*)?([A-Z]\\w*)`, 'g'))].map(([, name = '']) => name),
      );
  }
  return names.find((name) => MOVING.test(name));
}
