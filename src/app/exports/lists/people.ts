import { sql } from 'kysely';
import { text, words } from '../export-sheet.ts';
import { at, editionOf, listSheet, yesNo } from '../list-sheet.ts';
import { APPLICATION_STATES, YES_NO } from '../value-words.ts';

export const participants = listSheet({
  name: 'participants',
  file: { id: 'peserta', en: 'participants' },
  title: { id: 'Peserta dengan kontak dan izin', en: 'Who takes part, with contacts and permits' },
  action: 'identifiers.read',
  of: 'seller',
  from: sql`exhibitors.taking_part seller
    join exhibitors.reached on reached.organiser_id = seller.organiser_id and reached.business_id = seller.business_id
    left join editions.region on region.code = seller.region_code
    left join floor.placed on placed.organiser_id = seller.organiser_id and placed.edition_id = seller.edition_id
      and placed.business_id = seller.business_id`,
  key: [['seller.slug', 'text']],
  reach: { region: 'seller.region_code', business: 'seller.business_id' },
  columns: [
    [text('Alamat', 'Address', 28), sql`seller.slug`],
    [text('Usaha', 'Business', 34), sql`seller.name`],
    [text('Kode daerah', 'Region code'), sql`seller.region_code`],
    [text('Daerah', 'Region', 24), sql`region.name`],
    [text('WhatsApp', 'WhatsApp', 18), sql`reached.whatsapp`],
    [text('Email', 'E-mail', 28), sql`reached.contact_email`],
    [text('Kelas usaha', 'Class'), sql`reached.class`],
    [text('KBLI', 'KBLI'), sql`reached.kbli`],
    [text('Izin', 'Permits', 50), sql`reached.permits`],
    [text('Stan', 'Booth'), sql`placed.number`],
    [text('Id', 'Id'), sql`seller.business_id`],
  ],
});

const ofHundred = (column: 'mean' | 'least' | 'most') =>
  sql`round(${sql.ref(`judged.${column}`)} * 100.0 / (judged.weights * 2520), 1)`;

export const applicants = listSheet({
  name: 'applicants',
  file: { id: 'pendaftar', en: 'applicants' },
  title: { id: 'Pendaftar dengan nilai dan keputusan', en: 'Who applied, with scores and decision' },
  action: 'call.panel',
  of: 'judged',
  from: sql`call.judged
    join exhibitors.registered business on business.organiser_id = judged.organiser_id and business.business_id = judged.business_id
    ${editionOf('judged')}`,
  key: [['judged.number', 'int']],
  reach: { region: 'judged.region_code', business: 'judged.business_id' },
  where: sql<boolean>`judged.state <> 'draft'`,
  columns: [
    [text('Nomor', 'Number'), sql`judged.number`],
    [text('Usaha', 'Business', 34), sql`business.name`],
    [text('Kode daerah', 'Region code'), sql`judged.region_code`],
    [words('Keadaan', 'State', APPLICATION_STATES), sql`judged.state`],
    [words('Dicalonkan', 'Nominated', YES_NO), yesNo(sql`judged.nominated`)],
    [text('Nilai rata-rata (dari 100)', 'Mean score (of 100)'), ofHundred('mean')],
    [text('Nilai terendah', 'Least score'), ofHundred('least')],
    [text('Nilai tertinggi', 'Highest score'), ofHundred('most')],
    [text('Kurator yang menilai', 'Curators who scored'), sql`judged.scored`],
    [text('Urutan daftar tunggu', 'Place on the waitlist'), sql`judged.waitlist_position`],
    [text('Alasan', 'Reason', 40), sql`judged.reason_id`],
    [text('Alasan (Inggris)', 'Reason in English', 40), sql`judged.reason_en`],
    [text('Dikirim', 'Handed in', 20), at('judged.submitted_at')],
    [text('Diputuskan', 'Decided', 20), at('judged.decided_at')],
    [text('Pernyataan', 'Statement', 50), sql`judged.statement`],
    [text('Jawaban', 'Answers', 50), sql`judged.answers`],
    [text('Id', 'Id'), sql`judged.application_id`],
  ],
});
