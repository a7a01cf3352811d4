/** A plain difference of two texts by lines: the longest common subsequence, with a few lines around each change. */
export function difference(left, right, around = 3) {
  const a = left.split('\n');
  const b = right.split('\n');
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) {
    start++;
  }

  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) {
    end++;
  }

  const rows = a.length - start - end;
  const columns = b.length - start - end;
  const longest = Array.from({ length: rows + 1 }, () => new Uint16Array(columns + 1));
  for (let i = rows - 1; i >= 0; i--) {
    for (let j = columns - 1; j >= 0; j--) {
      longest[i][j] = a[start + i] === b[start + j]
        ? longest[i + 1][j + 1] + 1
        : Math.max(longest[i + 1][j], longest[i][j + 1]);
    }
  }

  const lines = [];
  let [i, j] = [0, 0];
  while (i < rows || j < columns) {
    if (i < rows && j < columns && a[start + i] === b[start + j]) {
      lines.push(`  ${a[start + i]}`);
      i++;
      j++;
    } else if (j >= columns || (i < rows && longest[i + 1][j] >= longest[i][j + 1])) {
      lines.push(`- ${a[start + i++]}`);
    } else {
      lines.push(`+ ${b[start + j++]}`);
    }
  }

  const near = (at) => lines.slice(Math.max(0, at - around), at + around + 1).some((line) => !line.startsWith('  '));
  return lines.filter((_, at) => near(at));
}
