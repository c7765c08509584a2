/** What expressions were traced to: ways to a client meet again and again, and without this each of them would be gone from there on its own. */
import type { Node } from '../syntax/ast.js';
import type { Trace } from './client-roots.js';

export class TraceMemory {
  private known = new Map<Node, (readonly Trace[])[]>();
  private files: unknown;

  /** @param files what is traced in; another list where there are more. */
  constructor(private readonly filesNow: () => unknown) {}

  /**
   * What an expression is traced to from so many steps away.
   * @param find says so where it is not known.
   */
  of(node: Node, depth: number, find: () => readonly Trace[]): readonly Trace[] {
    if (depth === 0) this.forgetOthers();
    const { known } = this;
    const before = known.get(node)?.[depth];
    if (before) return before;
    const found = find();
    const byDepth = known.get(node) ?? [];
    byDepth[depth] = found;
    known.set(node, byDepth);
    return found;
  }

  /** Traces while something is left out: what is found so is not kept. */
  apart<T>(trace: () => T): T {
    const { known, files } = this;
    this.known = new Map();
    try {
      return trace();
    } finally {
      this.known = this.files === files ? known : new Map();
    }
  }

  private forgetOthers(): void {
    const files = this.filesNow();
    if (files === this.files) return;
    this.files = files;
    this.known = new Map();
  }
}
