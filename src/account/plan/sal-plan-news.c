/* sal-plan-news.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-plan-news.h"

#include "sal-date.h"
#include "sal-plan-news-kinds.h"

static void
field_clear (gpointer data)
{
  SalPlanNewsField *self = data;

  g_free (self->before);
  g_free (self->after);
}

static void
item_free (gpointer data)
{
  SalPlanNewsItem *self = data;

  g_array_unref (self->fields);
  g_free (self->title);
  g_free (self->author);
  g_free (self->summary);
  g_free (self);
}

static void
deal_state_clear (SalPlanDealState *self)
{
  g_free (self->stage_name);
  g_free (self->status);
}

/**
 * sal_plan_deal_new:
 * @id: an opportunity
 * @name: its name
 *
 * Creates a deal of whose stages nothing is known yet.
 *
 * Returns: (transfer full): the deal
 */
SalPlanDeal *
sal_plan_deal_new (gint64 id, const char *name)
{
  SalPlanDeal *self = g_new0 (SalPlanDeal, 1);

  self->id = id;
  self->name = g_strdup (name);
  self->before.close_date = self->after.close_date = SAL_DATE_NONE;

  return self;
}

void
sal_plan_deal_free (SalPlanDeal *self)
{
  g_free (self->name);
  g_free (self->currency);
  deal_state_clear (&self->before);
  deal_state_clear (&self->after);
  g_free (self);
}

static guint
item_hash (gconstpointer data)
{
  const SalPlanNewsItem *self = data;

  return g_direct_hash (self->kind) ^ g_int64_hash (&self->id);
}

static gboolean
item_equal (gconstpointer one, gconstpointer other)
{
  const SalPlanNewsItem *a = one, *b = other;

  return a->kind == b->kind && a->id == b->id;
}

/**
 * sal_plan_news_new:
 *
 * Creates news in which there is nothing.
 *
 * Returns: (transfer full): the news
 */
SalPlanNews *
sal_plan_news_new (void)
{
  SalPlanNews *self = g_new0 (SalPlanNews, 1);

  self->items = g_ptr_array_new_with_free_func (item_free);
  self->deals = g_ptr_array_new_with_free_func ((GDestroyNotify) sal_plan_deal_free);
  self->known = g_hash_table_new (item_hash, item_equal);

  return self;
}

void
sal_plan_news_free (SalPlanNews *self)
{
  g_hash_table_unref (self->known);
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->deals);
  g_free (self);
}

/**
 * sal_plan_news_count:
 * @self: news
 *
 * Counts what changed: records, and deals.
 *
 * Returns: how many there are
 */
guint
sal_plan_news_count (const SalPlanNews *self)
{
  return self->items->len + self->deals->len;
}

static SalPlanNewsItem *
find_item (SalPlanNews *self, const SalKind *kind, gint64 id, SalTouchType type)
{
  SalPlanNewsItem *item =
      g_hash_table_lookup (self->known, &(SalPlanNewsItem){ .kind = kind, .id = id });

  if (item != NULL)
    return item;
  item = g_new0 (SalPlanNewsItem, 1);
  item->kind = kind;
  item->id = id;
  item->overdue = SAL_DATE_NONE;
  item->was = type != SAL_TOUCH_INSERTED;
  item->fields = g_array_new (FALSE, FALSE, sizeof (SalPlanNewsField));
  g_array_set_clear_func (item->fields, field_clear);
  g_ptr_array_add (self->items, item);
  g_hash_table_add (self->known, item);

  return item;
}

static void
set_latest (
    SalPlanNewsItem *self, SalTouchType type, const char *title, const char *author, gint64 time)
{
  self->type = type;
  self->time = time;
  if (title != NULL)
    {
      g_free (self->title);
      self->title = g_strdup (title);
    }
  g_free (self->author);
  self->author = g_strdup (author);
}

static SalPlanNewsField *
find_field (SalPlanNewsItem *self, const SalField *field, const char *before)
{
  SalPlanNewsField added = { .field = field };

  for (guint i = 0; i < self->fields->len; i++)
    {
      SalPlanNewsField *known = &g_array_index (self->fields, SalPlanNewsField, i);

      if (known->field == field)
        return known;
    }
  added.before = g_strdup (before);
  g_array_append_val (self->fields, added);

  return &g_array_index (self->fields, SalPlanNewsField, self->fields->len - 1);
}

/**
 * sal_plan_news_take:
 * @self: news being put together
 * @detail: a field of a record that a change touched
 * @author: who made the change
 * @time: when, seconds, UTC
 *
 * Takes account of a change, which is later than those before. What is no news is left out.
 */
void
sal_plan_news_take (SalPlanNews *self,
                    const SalChangeDetail *detail,
                    const char *author,
                    gint64 time)
{
  const SalPlanNewsKind *watched = sal_plan_news_find_kind (detail->kind);
  SalPlanNewsItem *item;
  SalPlanNewsField *field;

  if (detail->type == SAL_TOUCH_UPDATED &&
      sal_plan_news_kind_ignores (watched, detail->change->field->name))
    return;
  item = find_item (self, detail->kind, detail->id, detail->type);
  field = find_field (item, detail->change->field, detail->before);
  g_free (field->after);
  field->after = g_strdup (detail->after);
  set_latest (item, detail->type, detail->title, author, time);
}

/**
 * sal_plan_news_take_added:
 * @self: news being put together
 * @kind: a kind of record
 * @id: a record that was added, of which nothing more is known
 * @title: (nullable): of the record; %NULL: it is named later
 * @author: who added it
 * @time: when, seconds, UTC
 *
 * Takes account of a record that came by an import, of whose fields the journal knows nothing.
 */
void
sal_plan_news_take_added (SalPlanNews *self,
                          const SalKind *kind,
                          gint64 id,
                          const char *title,
                          const char *author,
                          gint64 time)
{
  SalPlanNewsItem *item = find_item (self, kind, id, SAL_TOUCH_INSERTED);

  set_latest (item, SAL_TOUCH_INSERTED, title, author, time);
}

/**
 * sal_plan_news_take_overdue:
 * @self: news being put together, that all changes were taken into
 * @kind: a kind of record
 * @id: a record that is open
 * @due: the day by which it should not have been, any more
 *
 * Takes account of something that has become late. It is named later.
 */
void
sal_plan_news_take_overdue (SalPlanNews *self, const SalKind *kind, gint64 id, gint32 due)
{
  SalPlanNewsItem *item = find_item (self, kind, id, SAL_TOUCH_UPDATED);

  if (item->author == NULL)
    item->type = SAL_TOUCH_UPDATED;
  item->overdue = due;
  item->time = MAX (item->time, ((gint64) due + 1) * SAL_SECONDS_PER_DAY);
}

/* --- deals --- */

static gboolean
has_status (const SalPlanDealState *state, const char *status)
{
  return g_strcmp0 (state->status, status) == 0;
}

static gboolean
find_event (const SalPlanDeal *deal, SalPlanDealEvent *event)
{
  const SalPlanDealState *before = &deal->before, *after = &deal->after;
  gboolean turned = !before->known || g_strcmp0 (before->status, after->status) != 0;

  if (turned && has_status (after, "won"))
    *event = SAL_PLAN_DEAL_WON;
  else if (turned && has_status (after, "lost"))
    *event = SAL_PLAN_DEAL_LOST;
  else if (!before->known)
    *event = SAL_PLAN_DEAL_NEW;
  else if (turned)
    *event = SAL_PLAN_DEAL_REOPENED;
  else if (before->stage != after->stage)
    *event = SAL_PLAN_DEAL_MOVED;
  else if (before->amount != after->amount || before->close_date != after->close_date)
    *event = SAL_PLAN_DEAL_CHANGED;
  else
    return FALSE;

  return TRUE;
}

/**
 * sal_plan_news_take_deal:
 * @self: news being put together
 * @deal: (transfer full): an opportunity with how it stood and stands
 *
 * Says what became of an opportunity; one that stands as it did is no news.
 *
 * Returns: whether it is news
 */
gboolean
sal_plan_news_take_deal (SalPlanNews *self, SalPlanDeal *deal)
{
  if (!find_event (deal, &deal->event))
    {
      sal_plan_deal_free (deal);
      return FALSE;
    }
  g_ptr_array_add (self->deals, deal);

  return TRUE;
}

/* --- all changes taken together --- */

static void
drop_equal_fields (SalPlanNewsItem *self)
{
  for (guint i = self->fields->len; i > 0; i--)
    {
      const SalPlanNewsField *field = &g_array_index (self->fields, SalPlanNewsField, i - 1);

      if (g_strcmp0 (field->before, field->after) == 0)
        g_array_remove_index (self->fields, i - 1);
    }
}

/* What is gone is named by what it was: its type, where its title is that of the account. */
static void
name_deleted (SalPlanNewsItem *self)
{
  const SalPlanNewsKind *watched = sal_plan_news_find_kind (self->kind);

  for (gsize i = 0; watched != NULL && watched->called[i] != NULL; i++)
    for (guint k = 0; k < self->fields->len; k++)
      {
        const SalPlanNewsField *field = &g_array_index (self->fields, SalPlanNewsField, k);

        if (!g_str_equal (field->field->name, watched->called[i]) || field->before == NULL ||
            *field->before == '\0')
          continue;
        g_free (self->title);
        self->title = g_strdup (field->before);
        return;
      }
}

/* What came and went, or is as it was, is no news. */
static gboolean
settle (SalPlanNewsItem *self)
{
  gboolean is = self->type != SAL_TOUCH_DELETED;

  if (self->was && is)
    {
      self->type = SAL_TOUCH_UPDATED;
      drop_equal_fields (self);
      return self->fields->len > 0 || self->overdue != SAL_DATE_NONE;
    }
  if (!is)
    name_deleted (self);
  g_array_set_size (self->fields, 0);
  if (is)
    self->type = SAL_TOUCH_INSERTED;

  return self->was != is;
}

static int
compare_items (gconstpointer one, gconstpointer other)
{
  const SalPlanNewsItem *a = *(SalPlanNewsItem *const *) one;
  const SalPlanNewsItem *b = *(SalPlanNewsItem *const *) other;

  if (a->time != b->time)
    return a->time < b->time ? 1 : -1;

  return (a->id > b->id) - (a->id < b->id);
}

static int
compare_deals (gconstpointer one, gconstpointer other)
{
  const SalPlanDeal *a = *(SalPlanDeal *const *) one, *b = *(SalPlanDeal *const *) other;

  if (a->event != b->event &&
      (a->event == SAL_PLAN_DEAL_CHANGED || b->event == SAL_PLAN_DEAL_CHANGED))
    return a->event == SAL_PLAN_DEAL_CHANGED ? 1 : -1;
  if (a->time != b->time)
    return a->time < b->time ? 1 : -1;

  return (a->id > b->id) - (a->id < b->id);
}

/**
 * sal_plan_news_finish:
 * @self: news that all changes were taken into
 *
 * Takes all that happened to a record together: what was added and deleted again, and what is as it
 * was before, is left out. The newest comes first; deals that only moved in amount or date, last.
 */
void
sal_plan_news_finish (SalPlanNews *self)
{
  g_hash_table_remove_all (self->known);
  for (guint i = self->items->len; i > 0; i--)
    if (!settle (g_ptr_array_index (self->items, i - 1)))
      g_ptr_array_remove_index (self->items, i - 1);
  g_ptr_array_sort (self->items, compare_items);
  g_ptr_array_sort (self->deals, compare_deals);
}
