-- Units a person never wants to fall below at this place; the item's own minimum counts where it is null.
alter table stock_level add column minimum_stock double precision;
