/** A worker that only scores, to be killed. Arguments: database URL, endpoint, institution, docket. */
import { connect } from '#db/database.ts';
import { scoreDocket, scorerOver } from '../../setup/scoring-stage.ts';

const [url = '', baseUrl = '', institutionId = '', docketId = ''] = process.argv.slice(2);
const database = connect(url, 'hearken_app', 4);
const scorer = scorerOver(database, { baseUrl, concurrency: 4 });
process.stdout.write(`${JSON.stringify(await scoreDocket(database, scorer, institutionId, docketId))}\n`);
await database.destroy();
