import { escaped } from '../zip-parts.ts';

/** English Metric Units: 12,700 a point. */
const EMU = 12_700;

/** A chart in the line of text, with what it says in words. */
export function docxPicture(of: {
  id: number;
  relation: string;
  name: string;
  alt: string;
  width: number;
  height: number;
}): string {
  const size = `cx="${Math.round(of.width * EMU)}" cy="${Math.round(of.height * EMU)}"`;
  const name = escaped(of.name);
  return `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent ${size}/><wp:docPr id="${of.id}" name="${name}" descr="${escaped(of.alt)}"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="${of.id}" name="${name}" descr="${escaped(of.alt)}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="${of.relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
}
