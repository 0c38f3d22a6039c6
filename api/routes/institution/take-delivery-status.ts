import { z } from 'zod';
import { takeDeliveryStatus } from '../../import/take-delivery-status.ts';
import { MAX_DELIVERY_STATUS_BYTES } from '../../import/read-delivery-status.ts';
import { BEARER, problems, type RegisterRoute } from '../../route.ts';
import { gateFor } from '../gate.ts';

const MESSAGE = 'message/rfc822';
const REPORT = 'multipart/report';

const Answer = z.strictObject({
  caseId: z.uuid(),
  noticeId: z.uuid(),
  action: z.enum(['failed', 'delayed', 'delivered', 'relayed', 'expanded']),
  status: z.string().nullable().describe('the status code, such as 5.1.1'),
  bounced: z.boolean().describe('whether the bounce of that notice is recorded'),
});

/** Takes in delivery status notifications, as mail servers send them. */
export const deliveryStatusRoute: RegisterRoute = (app, dependencies) => {
  const { onRequest, staffOf } = gateFor(dependencies, 'reportBounce');
  app.addContentTypeParser([MESSAGE, REPORT], { parseAs: 'buffer' }, (_request, body, done) => {
    done(null, body);
  });
  app.post(
    '/v1/delivery-status',
    {
      onRequest,
      bodyLimit: MAX_DELIVERY_STATUS_BYTES,
      schema: {
        operationId: 'takeDeliveryStatus',
        tags: ['institution'],
        summary:
          'Hand in a delivery status notification (RFC 3464); one of a failure is the bounce of the notice it names',
        security: BEARER,
        consumes: [MESSAGE, REPORT],
        body: z.instanceof(Buffer).meta({ type: 'string', format: 'binary' }),
        response: { 200: Answer, ...problems(400, 401, 403, 404, 409, 413, 415, 422, 503) },
      },
    },
    (request) => {
      const type = request.headers['content-type'] ?? '';
      const isMessage = type.toLowerCase().startsWith(MESSAGE);
      return takeDeliveryStatus(dependencies, staffOf(request), request.body, isMessage ? undefined : type);
    },
  );
};
