import { describe, expect, it } from 'vitest';
import { programmeOf, redemptionOf } from '../testing/shop.ts';
import { readDocument } from './read-document.ts';

const good = JSON.stringify(programmeOf([redemptionOf(30_00)]), null, 2);
const problemsOf = (text: string) => {
  const read = readDocument(text);
  return read.ok ? [] : read.problems;
};

describe('readDocument', () => {
  it('reads comments and trailing commas', () => {
    const read = readDocument(
      `// our programme\n${good.replace(/\}$/, ', /* end */ }').replace(', /* end */', '/* end */')}`,
    );
    expect(read.ok && read.programme.id).toBe('bare');
  });

  it('says where a wrong value stands', () => {
    const problem = problemsOf(good.replace('"receiptBp": 3000', '"receiptBp": 30.5'))[0]!;
    expect(problem.path).toBe('mechanics[0].receiptBp');
    expect(good.split('\n')[problem.line - 1]!.slice(problem.column - 1)).toMatch(/^3000/);
  });

  it('says where the text itself breaks', () => {
    expect(problemsOf('{\n  "id": \n}')).toMatchObject([{ line: 3, column: 1 }]);
  });

  it.each(['', '[]', 'null', '42'])('refuses %j without throwing', (text) => {
    expect(problemsOf(text)).not.toEqual([]);
  });
});
