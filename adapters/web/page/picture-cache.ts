/** Pictures as the page holds them: fetched once, shown also when the server has forgotten them or is away. */

/** Bytes; what was shown longest ago goes first. */
const keptBytes = 300e6;

export interface PictureCache {
  /** Address for an <img>; undefined when it is no longer to be had. */
  address(id: string): Promise<string | undefined>;
  /** The address if it is at hand. */
  atHand(id: string): string | undefined;
  /** Keeps a picture that the page has itself. */
  keep(id: string, blob: Blob): string;
}

export function createPictureCache(): PictureCache {
  const held = new Map<string, { url: string; size: number }>();
  const coming = new Map<string, Promise<string | undefined>>();
  let bytes = 0;

  function keep(id: string, blob: Blob): string {
    const before = held.get(id);
    if (before !== undefined) return before.url;
    const entry = { url: URL.createObjectURL(blob), size: blob.size };
    held.set(id, entry);
    bytes += entry.size;
    for (const [oldest, { url, size }] of held) {
      if (bytes <= keptBytes || oldest === id) break;
      URL.revokeObjectURL(url);
      held.delete(oldest);
      bytes -= size;
    }
    return entry.url;
  }

  async function fetched(id: string): Promise<string | undefined> {
    try {
      const response = await fetch(`/api/pictures/${encodeURIComponent(id)}`);
      return response.ok ? keep(id, await response.blob()) : undefined;
    } catch {
      return undefined;
    } finally {
      coming.delete(id);
    }
  }

  return {
    keep,
    atHand: (id) => held.get(id)?.url,
    async address(id) {
      const url = held.get(id)?.url;
      if (url !== undefined) return url;
      const answer = coming.get(id) ?? fetched(id);
      coming.set(id, answer);
      return answer;
    },
  };
}
