/* sal-ownership.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-ownership.h"

#include <string.h>

#include "sal-id-map.h"

/* From one day to another, @subject has @target: an account its covering position, a person the
 * position held, a position the person who holds it. */
typedef struct
{
  gint64 subject;
  gint64 target;
  gint64 id; /* of the record that says so */
  gint32 first;
  gint32 last;
} Entry;

typedef struct
{
  gint64 target;
  gint32 first;
  gint32 last;
} Span;

/* Where the spans of a subject are. */
typedef struct
{
  gint64 subject; /* 0 is a free slot */
  guint32 start;
  guint32 n_spans;
} Slot;

/* Spans by subject, and in each the one that wins first: latest start, then lowest id. To find them
 * takes two looks into memory, one at a slot and one at the spans: a million figures are resolved
 * at a time, and each look is likely to miss the caches. */
typedef struct
{
  GArray *entries; /* of Entry, until it is prepared */
  Span *spans;
  Slot *slots;   /* by open addressing */
  gsize n_slots; /* a power of two */
} Spans;

typedef struct
{
  gint64 id;
  gint64 parent; /* 0 for none */
} Node;

/* Positions with the unit they belong to, units with their parents. */
typedef struct
{
  GArray *nodes;
  SalIdMap *indexes;
} Nodes;

struct _SalOwnership
{
  Spans opportunities; /* covering positions */
  Spans accounts;      /* covering positions */
  Spans people;        /* positions they hold */
  Spans holders;       /* people in a position */
  Nodes positions;
  Nodes units;
  gboolean is_prepared;
};

static void
spans_init (Spans *self)
{
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
}

static void
spans_clear (Spans *self)
{
  g_clear_pointer (&self->entries, g_array_unref);
  g_free (self->spans);
  g_free (self->slots);
}

static void
spans_add (Spans *self, gint64 subject, gint64 target, gint64 id, gint32 first, gint32 last)
{
  Entry entry = { subject, target, id, first, last != SAL_DATE_NONE ? last : G_MAXINT32 };

  if (subject != 0 && target != 0)
    g_array_append_val (self->entries, entry);
}

static int
compare_entries (gconstpointer one, gconstpointer other)
{
  const Entry *a = one, *b = other;

  if (a->subject != b->subject)
    return a->subject < b->subject ? -1 : 1;
  if (a->first != b->first)
    return a->first > b->first ? -1 : 1;

  return (a->id > b->id) - (a->id < b->id);
}

/* By subject, then as the spans of one come. Records mostly come by the ids of their subjects: then
 * only those of the same subject have to be sorted. */
static void
sort_entries (GArray *entries)
{
  Entry *all = (Entry *) (gpointer) entries->data;
  guint n = entries->len;

  for (guint i = 1; i < n; i++)
    {
      if (all[i].subject < all[i - 1].subject)
        {
          g_array_sort (entries, compare_entries);
          return;
        }
    }
  for (guint first = 0, next; first < n; first = next)
    {
      for (next = first + 1; next < n && all[next].subject == all[first].subject;)
        next++;
      if (next - first > 1)
        qsort (all + first, next - first, sizeof *all, compare_entries);
    }
}

/* Where the search for a subject begins. */
static inline gsize
spans_hash (const Spans *self, gint64 subject)
{
  guint64 product = (guint64) subject * G_GUINT64_CONSTANT (11400714819323198485);

  return (gsize) (product >> 20) & (self->n_slots - 1);
}

/* The slot of a subject, or the free one where it would be. */
static Slot *
spans_find_slot (const Spans *self, gint64 subject)
{
  gsize slot = spans_hash (self, subject);

  while (self->slots[slot].subject != 0 && self->slots[slot].subject != subject)
    slot = (slot + 1) & (self->n_slots - 1);

  return &self->slots[slot];
}

static void
spans_prepare (Spans *self)
{
  const Entry *entries;
  guint n_entries = self->entries->len;

  sort_entries (self->entries);
  entries = (const Entry *) self->entries->data;

  for (self->n_slots = 16; self->n_slots < (gsize) n_entries * 2;)
    self->n_slots *= 2;
  self->slots = g_new (Slot, self->n_slots);
  memset (self->slots, 0, self->n_slots * sizeof (Slot)); /* see sal-id-map.c */
  self->spans = g_new (Span, n_entries);
  for (guint i = 0; i < n_entries; i++)
    {
      Slot *slot = spans_find_slot (self, entries[i].subject);

      if (slot->subject == 0)
        *slot = (Slot){ entries[i].subject, i, 0 };
      slot->n_spans++;
      self->spans[i] = (Span){ entries[i].target, entries[i].first, entries[i].last };
    }
  g_clear_pointer (&self->entries, g_array_unref);
}

/* What @subject has on @day; @preferred if it is among that, else what wins; 0 if nothing. */
static gint64
spans_find (const Spans *self, gint64 subject, gint32 day, gint64 preferred)
{
  const Slot *slot;
  gint64 found = 0;

  if (subject == 0)
    return 0;

  slot = spans_find_slot (self, subject);
  for (guint i = slot->start; i < slot->start + slot->n_spans; i++)
    {
      const Span *span = &self->spans[i];

      if (day < span->first || day > span->last)
        continue;
      if (preferred == 0 || span->target == preferred)
        return span->target;
      if (found == 0)
        found = span->target;
    }

  return found;
}

static void
nodes_init (Nodes *self)
{
  self->nodes = g_array_new (FALSE, FALSE, sizeof (Node));
  self->indexes = sal_id_map_new (0);
}

static void
nodes_clear (Nodes *self)
{
  g_array_unref (self->nodes);
  sal_id_map_free (self->indexes);
}

static void
nodes_add (Nodes *self, gint64 id, gint64 parent)
{
  Node node = { id, parent };

  sal_id_map_insert (self->indexes, id, (gint32) self->nodes->len);
  g_array_append_val (self->nodes, node);
}

static Node *
nodes_find (const Nodes *self, gint64 id)
{
  gint32 index = sal_id_map_lookup (self->indexes, id);

  return index >= 0 ? &g_array_index (self->nodes, Node, index) : NULL;
}

/* Parents that lead round in a circle, or to no unit, are cut, so that every path ends. */
static void
nodes_cut_circles (Nodes *self)
{
  g_autofree guint *visits = g_new0 (guint, self->nodes->len);

  for (guint i = 0; i < self->nodes->len; i++)
    {
      Node *node = &g_array_index (self->nodes, Node, i);

      for (gint32 index = (gint32) i; index >= 0;)
        {
          visits[index] = i + 1;
          node = &g_array_index (self->nodes, Node, index);
          index = sal_id_map_lookup (self->indexes, node->parent);
          if (index < 0 || visits[index] == i + 1)
            node->parent = 0;
          if (index >= 0 && visits[index] != 0)
            break;
        }
    }
}

SalOwnership *
sal_ownership_new (void)
{
  SalOwnership *self = g_new0 (SalOwnership, 1);

  spans_init (&self->opportunities);
  spans_init (&self->accounts);
  spans_init (&self->people);
  spans_init (&self->holders);
  nodes_init (&self->positions);
  nodes_init (&self->units);

  return self;
}

void
sal_ownership_free (SalOwnership *self)
{
  spans_clear (&self->opportunities);
  spans_clear (&self->accounts);
  spans_clear (&self->people);
  spans_clear (&self->holders);
  nodes_clear (&self->positions);
  nodes_clear (&self->units);
  g_free (self);
}

/**
 * sal_ownership_add_unit:
 * @self: what is not prepared yet
 * @id: a unit
 * @parent: the unit above it, 0 if none
 *
 * Adds a unit of the organisation.
 */
void
sal_ownership_add_unit (SalOwnership *self, gint64 id, gint64 parent)
{
  g_return_if_fail (!self->is_prepared);

  nodes_add (&self->units, id, parent);
}

/**
 * sal_ownership_add_position:
 * @self: what is not prepared yet
 * @id: a position
 * @unit: the unit it belongs to, 0 if none
 *
 * Adds a position.
 */
void
sal_ownership_add_position (SalOwnership *self, gint64 id, gint64 unit)
{
  g_return_if_fail (!self->is_prepared);

  nodes_add (&self->positions, id, unit);
}

/**
 * sal_ownership_add_assignment:
 * @self: what is not prepared yet
 * @id: an assignment
 * @person: who
 * @position: holds what
 * @first: from this day, %SAL_DATE_NONE if ever since
 * @last: to this day, %SAL_DATE_NONE if it lasts
 *
 * Adds an assignment.
 */
void
sal_ownership_add_assignment (
    SalOwnership *self, gint64 id, gint64 person, gint64 position, gint32 first, gint32 last)
{
  g_return_if_fail (!self->is_prepared);

  spans_add (&self->people, person, position, id, first, last);
  spans_add (&self->holders, position, person, id, first, last);
}

/**
 * sal_ownership_add_coverage:
 * @self: what is not prepared yet
 * @id: a coverage of credit “primary”
 * @opportunity: what is covered, 0 if it is an account
 * @account: what is covered, 0 if it is an opportunity
 * @position: who covers it
 * @first: from this day, %SAL_DATE_NONE if ever since
 * @last: to this day, %SAL_DATE_NONE if it lasts
 *
 * Adds a coverage.
 */
void
sal_ownership_add_coverage (SalOwnership *self,
                            gint64 id,
                            gint64 opportunity,
                            gint64 account,
                            gint64 position,
                            gint32 first,
                            gint32 last)
{
  g_return_if_fail (!self->is_prepared);

  spans_add (&self->opportunities, opportunity, position, id, first, last);
  spans_add (&self->accounts, account, position, id, first, last);
}

/**
 * sal_ownership_prepare:
 * @self: what everything was added to
 *
 * Sorts and indexes what was added. To be called once, before anything is asked.
 */
void
sal_ownership_prepare (SalOwnership *self)
{
  g_return_if_fail (!self->is_prepared);

  spans_prepare (&self->opportunities);
  spans_prepare (&self->accounts);
  spans_prepare (&self->people);
  spans_prepare (&self->holders);
  nodes_cut_circles (&self->units);
  self->is_prepared = TRUE;
}

static gint64
find_position (
    const SalOwnership *self, gint64 opportunity, gint64 account, gint64 owner, gint32 day)
{
  gint64 position = spans_find (&self->opportunities, opportunity, day, 0);

  if (position == 0)
    position = spans_find (&self->accounts, account, day, 0);
  if (position == 0)
    position = spans_find (&self->people, owner, day, 0);

  return position;
}

/**
 * sal_ownership_resolve:
 * @self: a prepared ownership
 * @opportunity: what the figure is about, 0 if no opportunity
 * @account: the account the figure is about, 0 if none
 * @owner: the person named as its owner, 0 if none
 * @day: the figure's date
 * @position: (out): the position it belongs to
 * @unit: (out): the unit of that position
 * @person: (out): who holds that position on @day
 *
 * Tells to whom a figure belongs on its date.
 *
 * The position is that which covers the opportunity itself with primary credit on @day; else that
 * which covers the account so; else the one @owner is assigned to on @day. Of several the one that
 * began last counts, then the one with the lowest id. The person is @owner if assigned to the
 * position on @day, else by the same order who is.
 *
 * Returns: %FALSE if there is no such position: @position and @unit are 0 then and @person is
 * @owner
 */
gboolean
sal_ownership_resolve (const SalOwnership *self,
                       gint64 opportunity,
                       gint64 account,
                       gint64 owner,
                       gint32 day,
                       gint64 *position,
                       gint64 *unit,
                       gint64 *person)
{
  const Node *node;

  *position = find_position (self, opportunity, account, owner, day);
  if (*position == 0)
    {
      *unit = 0;
      *person = owner;
      return FALSE;
    }

  node = nodes_find (&self->positions, *position);
  *unit = node != NULL ? node->parent : 0;
  *person = spans_find (&self->holders, *position, day, owner);

  return TRUE;
}

static inline void
prefetch_slot (const Spans *self, gint64 subject)
{
  __builtin_prefetch (&self->slots[spans_hash (self, subject)]);
}

static inline void
prefetch_spans (const Spans *self, gint64 subject)
{
  const Slot *slot = spans_find_slot (self, subject);

  if (slot->n_spans > 0)
    __builtin_prefetch (&self->spans[slot->start]);
}

/**
 * sal_ownership_resolve_many:
 * @self: a prepared ownership
 * @figures: (array length=n_figures) (inout): figures, of which position, unit and person are set
 * @n_figures: how many there are, some dozens
 *
 * Tells to whom figures belong, as sal_ownership_resolve() does. Opportunities and accounts are
 * anywhere in memory: what is looked at is fetched for all of them before it is looked at.
 */
void
sal_ownership_resolve_many (const SalOwnership *self, SalOwnedFigure *figures, guint n_figures)
{
  for (guint i = 0; i < n_figures; i++)
    {
      prefetch_slot (&self->opportunities, figures[i].opportunity);
      prefetch_slot (&self->accounts, figures[i].account);
    }
  for (guint i = 0; i < n_figures; i++)
    {
      prefetch_spans (&self->opportunities, figures[i].opportunity);
      prefetch_spans (&self->accounts, figures[i].account);
    }
  for (guint i = 0; i < n_figures; i++)
    sal_ownership_resolve (self,
                           figures[i].opportunity,
                           figures[i].account,
                           figures[i].owner,
                           figures[i].day,
                           &figures[i].position,
                           &figures[i].unit,
                           &figures[i].person);
}

/**
 * sal_ownership_resolve_position:
 * @self: a prepared ownership
 * @position: a position
 * @day: a day
 * @unit: (out): the unit it belongs to, 0 if none
 * @person: (out): who holds it on @day, 0 if it is vacant
 *
 * Tells to whom a figure about a position belongs on its date.
 */
void
sal_ownership_resolve_position (
    const SalOwnership *self, gint64 position, gint32 day, gint64 *unit, gint64 *person)
{
  const Node *node = nodes_find (&self->positions, position);

  *unit = node != NULL ? node->parent : 0;
  *person = spans_find (&self->holders, position, day, 0);
}

gint64
sal_ownership_get_parent (const SalOwnership *self, gint64 unit)
{
  const Node *node = nodes_find (&self->units, unit);

  return node != NULL ? node->parent : 0;
}

/**
 * sal_ownership_is_within:
 * @self: a prepared ownership
 * @unit: a unit
 * @ancestor: a unit that may be above it
 *
 * Checks whether @unit is @ancestor or somewhere below it.
 *
 * Returns: %TRUE if it is
 */
gboolean
sal_ownership_is_within (const SalOwnership *self, gint64 unit, gint64 ancestor)
{
  while (unit != 0 && unit != ancestor)
    unit = sal_ownership_get_parent (self, unit);

  return unit != 0;
}

/**
 * sal_ownership_get_path:
 * @self: a prepared ownership
 * @unit: a unit
 * @n_units: (out): how many units there are on the path, at least 1
 *
 * Lists @unit and the units above it, the root last.
 *
 * Returns: (transfer full) (array length=n_units): their ids
 */
gint64 *
sal_ownership_get_path (const SalOwnership *self, gint64 unit, gsize *n_units)
{
  GArray *path = g_array_new (FALSE, FALSE, sizeof (gint64));

  do
    {
      g_array_append_val (path, unit);
      unit = sal_ownership_get_parent (self, unit);
    }
  while (unit != 0);

  return g_array_steal (path, n_units);
}
