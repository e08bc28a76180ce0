import { findNodeAtLocation } from 'jsonc-parser';
import type { Node } from 'jsonc-parser';

/** From 1, as editors count. */
export interface Place {
  line: number;
  column: number;
}

export interface Places {
  /** Of a value by its keys from the root; of one that is not there, the closest one above it that is. */
  of(at: readonly (string | number)[]): Place;
  ofOffset(offset: number): Place;
}

export function createPlaces(file: string, root: Node | undefined): Places {
  const ofOffset = (offset: number): Place => {
    const before = file.slice(0, offset).split('\n');
    return { line: before.length, column: before.at(-1)!.length + 1 };
  };
  return {
    ofOffset,
    of: (at) => ofOffset(root === undefined ? 0 : nearest(root, at).offset),
  };
}

function nearest(root: Node, at: readonly (string | number)[]): Node {
  for (let depth = at.length; depth > 0; depth--) {
    const node = findNodeAtLocation(root, at.slice(0, depth));
    if (node !== undefined) return node;
  }
  return root;
}
