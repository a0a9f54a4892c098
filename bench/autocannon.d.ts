/** What of autocannon is used here: its own types are not published with it. */
declare module 'autocannon' {
  interface SentRequest {
    method: string;
    path: string;
    headers: Record<string, string>;
    body?: string;
  }
  interface Options {
    url: string;
    connections: number;
    amount: number;
    requests: { setupRequest(request: SentRequest): SentRequest }[];
  }
  interface Result {
    readonly non2xx: number;
    readonly errors: number;
  }
  interface Running extends PromiseLike<Result> {
    on(event: 'response', listen: (client: unknown, status: number, bytes: number, milliseconds: number) => void): this;
  }
  export default function autocannon(options: Options): Running;
}
