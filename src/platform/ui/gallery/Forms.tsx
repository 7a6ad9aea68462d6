import { useState } from 'react';
import { Button } from '../Button.tsx';
import { Card } from '../Card.tsx';
import { Checkbox } from '../Checkbox.tsx';
import { Choices } from '../Choices.tsx';
import { Icon } from '../Icon.tsx';
import { ConfirmDialog, Dialog, offerUndo, showToast } from '../interactive.ts';
import { Kbd } from '../Kbd.tsx';
import { LinkButton } from '../LinkButton.tsx';
import { SelectField } from '../SelectField.tsx';
import { TextAreaField } from '../TextAreaField.tsx';
import { TextField } from '../TextField.tsx';
import { REGIONS, type Say } from './sample.ts';

function ButtonRow({ say }: { readonly say: Say }) {
  return (
    <div className="flex flex-wrap items-center gap-2.5">
      <Button type="button">{say('Simpan', 'Save')}</Button>
      <Button type="button" tone="gold">
        {say('Ambil tiket gratis', 'Get a free ticket')}
      </Button>
      <Button type="button" tone="outline">
        {say('Jelajahi produk', 'Browse products')}
      </Button>
      <Button type="button" tone="quiet">
        <Icon name="search" />
        {say('Cari', 'Search')}
      </Button>
      <Button type="button" tone="danger">
        {say('Cabut perangkat', 'Revoke the device')}
      </Button>
      <Button type="button" busy>
        {say('Mengirim', 'Sending')}
      </Button>
      <Button type="button" disabled>
        {say('Belum bisa', 'Not yet')}
      </Button>
      <LinkButton href="#buttons" size="small" tone="outline">
        {say('Kecil', 'Small')}
      </LinkButton>
      <LinkButton href="#buttons" size="large" tone="gold">
        {say('Besar', 'Large')}
      </LinkButton>
    </div>
  );
}

export function Buttons({ say }: { readonly say: Say }) {
  return (
    <div className="grid gap-3">
      <ButtonRow say={say} />
      <div className="deep rounded-m p-4">
        <ButtonRow say={say} />
      </div>
      <div className="night rounded-m p-4">
        <ButtonRow say={say} />
      </div>
      <p className="text-ink-2 text-sm">
        {say('Tekan', 'Press')} <Kbd>Enter</Kbd> {say('untuk mengirim,', 'to send,')} <Kbd>Esc</Kbd>{' '}
        {say('untuk batal.', 'to cancel.')}
      </p>
    </div>
  );
}

export function Fields({ say }: { readonly say: Say }) {
  const regions = REGIONS.map((region) => ({ value: region.code, label: region.name }));
  return (
    <Card>
      <form className="grid items-start gap-5 md:grid-cols-2">
        <TextField
          name="business"
          label={say('Nama usaha', 'Business name')}
          hint={say('Seperti tertulis pada kemasan.', 'As printed on the package.')}
          placeholder="Amplang Contoh Jaya"
        />
        <TextField
          name="nib"
          label="NIB"
          inputMode="numeric"
          defaultValue="12345"
          error={say('NIB terdiri dari 13 angka; ini baru 5.', 'A NIB has 13 digits; this has 5.')}
        />
        <TextField
          name="price"
          label={say('Harga', 'Price')}
          prefix="Rp"
          inputMode="numeric"
          defaultValue="25.000"
          suffix={say('per bungkus', 'a pack')}
        />
        <TextField name="slug" label={say('Alamat', 'Address')} defaultValue="kaltim-exhibition-2023" readOnly />
        <SelectField
          name="region"
          label={say('Daerah', 'Region')}
          choices={regions}
          none={say('Pilih daerah', 'Choose')}
        />
        <SelectField
          name="booth"
          label={say('Stan', 'Booth')}
          choices={[{ value: 'A1', label: 'A1' }]}
          error={say('Stan A1 sudah terisi.', 'Booth A1 is taken.')}
        />
        <TextAreaField
          name="story"
          label={say('Cerita produk', 'Story of the product')}
          hint={say('Siapa membuatnya, dari apa.', 'Who makes it, of what.')}
          optional
        />
        <Choices
          name="share"
          label={say('Pembayaran', 'Payment')}
          defaultValue="cash"
          choices={[
            { value: 'cash', label: say('Tunai', 'Cash') },
            {
              value: 'qris',
              label: 'QRIS',
              hint: say('Uang langsung masuk ke pedagang.', 'The money goes straight to the merchant.'),
            },
          ]}
        />
        <Checkbox
          name="consent"
          label={say('Saya setuju data usaha ini ditampilkan.', 'I agree that this business data is shown.')}
          hint={say('Dapat dicabut kapan saja.', 'Can be withdrawn at any time.')}
          defaultChecked
        />
        <Checkbox
          name="terms"
          label={say('Saya sudah membaca tata tertib.', 'I have read the rules.')}
          error={say('Centang dulu untuk melanjutkan.', 'Tick this to go on.')}
        />
      </form>
    </Card>
  );
}

export function Overlays({ say }: { readonly say: Say }) {
  const [open, setOpen] = useState<'dialog' | 'confirm' | 'none'>('none');
  const close = () => setOpen('none');
  return (
    <div className="flex flex-wrap gap-2.5">
      <Button type="button" tone="outline" onClick={() => setOpen('dialog')}>
        {say('Buka dialog', 'Open a dialog')}
      </Button>
      <Button type="button" tone="outline" onClick={() => setOpen('confirm')}>
        {say('Tanya dulu', 'Ask first')}
      </Button>
      <Button type="button" tone="outline" onClick={() => showToast(say('Stan A1 disimpan', 'Booth A1 saved'))}>
        {say('Kabari', 'Tell')}
      </Button>
      <Button
        type="button"
        tone="outline"
        onClick={() =>
          offerUndo(say('Penjualan dibatalkan', 'Sale voided'), () => showToast(say('Diurungkan', 'Undone')))
        }
      >
        {say('Dengan urungkan', 'With undo')}
      </Button>
      <Dialog
        title={say('Bagikan tautan kasir', 'Share the till link')}
        open={open === 'dialog'}
        onClose={close}
        actions={
          <Button type="button" onClick={close}>
            {say('Selesai', 'Done')}
          </Button>
        }
      >
        <TextField
          name="link"
          label={say('Tautan', 'Link')}
          hint={say('Berlaku 10 menit, sekali pakai.', 'Valid for 10 minutes, once.')}
          defaultValue="https://contoh.id/k/7Q2F"
          readOnly
        />
      </Dialog>
      <ConfirmDialog
        title={say('Cabut perangkat ini?', 'Revoke this device?')}
        open={open === 'confirm'}
        confirm={say('Cabut', 'Revoke')}
        danger
        onConfirm={close}
        onCancel={close}
      >
        {say(
          'Kasir di ponsel ini berhenti. Penjualan yang sudah tercatat tetap terkirim.',
          'The till on this phone stops. Sales already recorded are still sent.',
        )}
      </ConfirmDialog>
    </div>
  );
}
