/** A refusal, with the words of the real server (its code and TDLib's, version 9 of the Bot API). */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly code: number,
    readonly description: string,
    readonly parameters: { retry_after?: number; migrate_to_chat_id?: number } = {},
  ) {
    super(description);
  }
}

export function badRequest(text: string, parameters: ApiError['parameters'] = {}): ApiError {
  return new ApiError(400, `Bad Request: ${text}`, parameters);
}

export function forbidden(text: string): ApiError {
  return new ApiError(403, `Forbidden: ${text}`);
}

/** `seconds`: whole ones, as the real server tells them. */
export function tooManyRequests(seconds: number): ApiError {
  return new ApiError(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });
}
