import { renderToStaticMarkup } from 'react-dom/server';
import type { Endpoint } from '../kernel/index.ts';

/** The readable page of the API: a table, no script. */
export function apiPage(faces: readonly Endpoint[]): string {
  const rooms = Map.groupBy(faces, (face) => face.id.split('.')[0] as string);
  const page = (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Wayout API</title>
        <link rel="stylesheet" href="/api/page.css" />
      </head>
      <body>
        <main>
          <h1>Wayout API</h1>
          <p>
            Every address stands below <code>/api</code>. Sign in with <code>POST /api/session</code>, keep the cookie,
            and send <code>csrfToken</code> as header <code>x-csrf-token</code> with every change. The whole
            description: <a href="/api/openapi.json">openapi.json</a>.
          </p>
          {[...rooms].map(([room, list]) => (
            <section key={room}>
              <h2>{room}</h2>
              <table>
                <thead>
                  <tr>
                    <th scope="col">Operation</th>
                    <th scope="col">Address</th>
                    <th scope="col">Permission</th>
                    <th scope="col">What it does</th>
                  </tr>
                </thead>
                <tbody>
                  {list.map((face) => (
                    <tr key={face.id}>
                      <td>
                        <code>{face.id}</code>
                      </td>
                      <td>
                        <code>
                          {face.method} {face.path}
                        </code>
                      </td>
                      <td>
                        {typeof face.permission === 'string' ? face.permission : `everyone ${face.permission.open}`}
                      </td>
                      <td>{face.summary}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
          ))}
        </main>
      </body>
    </html>
  );
  return `<!doctype html>${renderToStaticMarkup(page)}`;
}

export const apiPageStyle = `:root{color-scheme:light dark}
body{margin:0;font:15px/1.5 system-ui,sans-serif;background:#fbfaf7;color:#16222b}
main{max-width:1080px;margin:auto;padding:32px 24px}
h1{font-size:26px}h2{font-size:18px;margin-top:32px;border-bottom:1px solid #16222b}
table{width:100%;border-collapse:collapse;font-size:14px}
th,td{text-align:left;vertical-align:top;padding:6px 16px 6px 0;border-bottom:1px solid #e4e0d5}
code{font-size:13px;overflow-wrap:anywhere}a{color:#0f5c63}
@media (prefers-color-scheme:dark){body{background:#111a20;color:#ece9e1}a{color:#7cc7c5}th,td{border-color:#26343d}h2{border-color:#a9b2b5}}
`;
