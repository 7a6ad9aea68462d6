-- Categories are each organiser's own. Every organiser begins with a good list; what is renamed or merged is so for one alone.

-- The list an organiser begins with, and the words that applicants use for each. Reference data, read only when an organiser is made.
create table catalogue.first_category (
  code text primary key,
  position integer not null,
  name_id text not null,
  name_en text not null,
  -- Lower case, single blanks, nothing else between words.
  words text[] not null
);
grant select on catalogue.first_category to gelaran_app;
insert into catalogue.first_category (position, code, name_id, name_en, words) values
  (1, 'kuliner', 'Kuliner', 'Food', array['makanan', 'makanan ringan', 'makanan khas', 'makanan kering', 'makanan olahan', 'makanan dan minuman', 'olahan pangan', 'pangan', 'panganan', 'camilan', 'cemilan', 'snack', 'snacks', 'kerupuk', 'keripik', 'abon', 'lauk', 'crackers', 'chips', 'food and crackers']),
  (2, 'kue', 'Kue dan manisan', 'Sweets and cakes', array['kue', 'kue kering', 'roti', 'manisan', 'permen', 'cokelat', 'coklat', 'dodol', 'jajanan', 'sweets', 'cakes', 'candy', 'chocolate', 'confectionery', 'bakery']),
  (3, 'minuman', 'Minuman', 'Drinks', array['jus', 'sirup', 'jamu', 'wedang', 'minuman herbal', 'drink', 'beverages', 'juice', 'syrup']),
  (4, 'kopi-teh', 'Kopi dan teh', 'Coffee and tea', array['kopi', 'teh', 'coffee', 'tea']),
  (5, 'aksesori', 'Aksesori', 'Accessories', array['aksesoris', 'asesoris', 'tas', 'dompet', 'topi', 'accessory', 'bags']),
  (6, 'perhiasan', 'Perhiasan dan manik-manik', 'Jewellery and beads', array['perhiasan', 'manik', 'manik manik', 'gelang', 'kalung', 'cincin', 'jewelry', 'jewellery', 'beads', 'beadwork']),
  (7, 'wastra', 'Wastra', 'Textiles', array['kain', 'kain tradisional', 'tenun', 'tenun ikat', 'kain tenun', 'batik', 'kain batik', 'songket', 'ulos', 'sarung', 'sasirangan', 'sulam', 'bordir', 'tekstil', 'cloth', 'textile', 'weaving', 'woven cloth']),
  (8, 'busana', 'Busana', 'Clothing', array['pakaian', 'baju', 'fashion', 'fesyen', 'konveksi', 'kemeja', 'clothes', 'apparel']),
  (9, 'kriya', 'Kriya', 'Crafts', array['kerajinan', 'kerajinan tangan', 'suvenir', 'souvenir', 'cendera mata', 'cenderamata', 'oleh oleh', 'craft', 'handicraft', 'handicrafts', 'souvenirs']),
  (10, 'anyaman', 'Anyaman', 'Basketry', array['anyam', 'anyaman rotan', 'anyaman bambu', 'rotan', 'bambu', 'pandan', 'tikar', 'baskets', 'rattan', 'bamboo', 'wickerwork']),
  (11, 'kayu', 'Kayu dan mebel', 'Wood and furniture', array['kayu', 'mebel', 'furnitur', 'ukiran', 'ukir kayu', 'ukiran kayu', 'wood', 'woodwork', 'wood carving', 'furniture']),
  (12, 'keramik', 'Keramik dan gerabah', 'Ceramics and pottery', array['keramik', 'gerabah', 'tembikar', 'ceramic', 'ceramics', 'pottery', 'clay']),
  (13, 'kulit', 'Kulit', 'Leather', array['kerajinan kulit', 'sepatu', 'sandal', 'alas kaki', 'leather goods', 'shoes', 'footwear']),
  (14, 'mainan', 'Mainan', 'Toys', array['mainan anak', 'boneka', 'toy', 'dolls', 'games']),
  (15, 'bumbu', 'Bumbu dan bahan pangan', 'Spices and pantry', array['bumbu', 'rempah', 'rempah rempah', 'sambal', 'madu', 'gula aren', 'beras', 'hasil bumi', 'hasil pertanian', 'spices', 'spice', 'honey', 'pantry', 'sauces']),
  (16, 'jasa', 'Jasa', 'Services', array['layanan', 'service', 'pijat', 'kursus', 'workshop']),
  -- Where what fits nowhere else is shown: it stays last, and cannot go.
  (17, 'lainnya', 'Lainnya', 'Other', array['lain lain', 'dll', 'others', 'misc', 'miscellaneous']);

alter table catalogue.category rename to shared_category;
alter table catalogue.shared_category rename constraint category_pkey to shared_category_pkey;

create table catalogue.category (
  organiser_id uuid not null references people.organiser (id),
  -- Stays through renaming: addresses, figures and signed catalogues name it.
  code text not null check (code ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' and length(code) <= 60),
  name_id text not null check (length(name_id) between 1 and 120),
  name_en text not null check (length(name_en) between 1 and 120),
  position integer not null,
  -- The category that this one was merged into; what was sold under the code is told under that one. Never a merged one itself.
  merged_into text,
  merged_at timestamptz,
  primary key (organiser_id, code),
  foreign key (organiser_id, merged_into) references catalogue.category (organiser_id, code),
  check (merged_into <> code),
  check (code <> 'lainnya' or merged_into is null),
  check ((merged_into is null) = (merged_at is null))
);
call platform.protect('catalogue.category', 'select, insert, update');
call platform.keep_time('catalogue.category');

-- What an applicant's own words for a category were taken for, once somebody has said so.
create table catalogue.category_word (
  organiser_id uuid not null,
  word text not null check (length(word) between 1 and 80),
  code text not null,
  primary key (organiser_id, word),
  foreign key (organiser_id, code) references catalogue.category (organiser_id, code)
);
create index category_word_code on catalogue.category_word (organiser_id, code);
call platform.protect('catalogue.category_word');

-- Gives an organiser what it lacks of the first list: a name that it has already is not given twice.
create procedure catalogue.give_first_categories(its_organiser uuid)
  language plpgsql as $$
begin
  insert into catalogue.category (organiser_id, code, name_id, name_en, position)
    select its_organiser, code, name_id, name_en, 100 + position from catalogue.first_category first
    where code = 'lainnya' or not exists (select from catalogue.category held
      where held.organiser_id = its_organiser and (lower(held.name_id) = lower(first.name_id) or lower(held.name_en) = lower(first.name_en)))
    on conflict do nothing;
  insert into catalogue.category_word (organiser_id, word, code)
    select its_organiser, word, code from catalogue.first_category, unnest(words) as word
    where exists (select from catalogue.category held where held.organiser_id = its_organiser and held.code = first_category.code)
    on conflict do nothing;
end $$;

-- Whoever makes an organiser, by whatever command: it has its categories from the first moment.
create function catalogue.begin_organiser() returns trigger
  language plpgsql as $$
begin
  call catalogue.give_first_categories(new.id);
  return null;
end $$;
create trigger first_categories after insert on people.organiser for each row execute function catalogue.begin_organiser();

-- What an applicant wrote as the category, where none of the organiser's fits; null as soon as one does.
alter table catalogue.product add column said_category text check (length(said_category) between 1 and 80);
create index product_said_category on catalogue.product (organiser_id) where said_category is not null;

-- The organisers that are here keep what they use, and get the rest of the list.
alter table catalogue.category no force row level security;
alter table catalogue.category_word no force row level security;
alter table catalogue.product no force row level security;
alter table insights.rollup no force row level security;
insert into catalogue.category (organiser_id, code, name_id, name_en, position)
  select organiser.id, shared.code, shared.name_id, shared.name_en, shared.position
  from people.organiser, catalogue.shared_category shared
  where exists (select from catalogue.product where product.organiser_id = organiser.id and product.category = shared.code)
    or exists (select from insights.rollup where rollup.organiser_id = organiser.id and rollup.dimension = 'category' and rollup.key = shared.code);
do $$
declare its_organiser uuid;
begin
  for its_organiser in select id from people.organiser loop
    call catalogue.give_first_categories(its_organiser);
  end loop;
end $$;
alter table catalogue.product drop constraint product_category_fkey;
alter table catalogue.product add foreign key (organiser_id, category) references catalogue.category (organiser_id, code);
create index product_category on catalogue.product (organiser_id, category);
drop table catalogue.shared_category;

-- Whoever was accepted while there was no category got no products: the news is told again. What has been made since is not touched.
alter table call.application no force row level security;
alter table call.item no force row level security;
alter table platform.outbox no force row level security;
insert into platform.outbox (organiser_id, topic, payload)
  select organiser_id, 'call.accepted', jsonb_build_object('edition', edition_id, 'application', id)
  from call.application
  where state = 'accepted' and told_at is not null and exists (
    select from call.item where item.organiser_id = application.organiser_id and item.application_id = application.id and not exists (
      select from catalogue.product where product.organiser_id = application.organiser_id and product.business_id = application.business_id
        and (product.id = item.id or lower(product.name_id) = lower(coalesce(nullif(item.name_id, ''), item.name_en)))));
alter table platform.outbox force row level security;
alter table call.item force row level security;
alter table call.application force row level security;
alter table insights.rollup force row level security;
alter table catalogue.product force row level security;
alter table catalogue.category_word force row level security;
alter table catalogue.category force row level security;
