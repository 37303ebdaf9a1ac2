import type { RequestHandler } from "express";
import type { MessagePictures } from "../../app/picture/message-pictures.ts";

const MAX_AGE_S = 3_600;
const ENDING = /\.png$/;

/** Pictures of messages for whoever has their link: chats fetch them without a session. */
export function createPictureRoute({ ofLink }: Pick<MessagePictures, "ofLink">): RequestHandler<{ file: string }> {
  return async function pictureRoute(request, response) {
    const png = await ofLink(request.params.file.replace(ENDING, ""));
    response
      .set({
        "cache-control": `private, max-age=${MAX_AGE_S}`,
        // A mail or a chat in a browser shows it on a page that is not ours.
        "cross-origin-resource-policy": "cross-origin",
      })
      .type("png")
      .send(Buffer.from(png));
  };
}
