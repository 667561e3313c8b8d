/* sal-row-table.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-row-table.h"

#include "sal-text-table.h"

/**
 * SalRowTable:
 *
 * Records by all their values. Several may have the same: each is handed out once.
 */
struct _SalRowTable
{
  SalTextTable *by_values; /* index into groups, from 1 */
  GArray *groups;          /* of Group */
  GArray *members;         /* of Member */
};

/* Records with the same values, as a chain of members; 0 ends it. */
typedef struct
{
  guint first;
  guint next; /* to be handed out */
} Group;

typedef struct
{
  gint64 id;
  guint following;
} Member;

/**
 * sal_row_table_new:
 *
 * Creates an empty table.
 *
 * Returns: (transfer full): the table
 */
SalRowTable *
sal_row_table_new (void)
{
  SalRowTable *self = g_new0 (SalRowTable, 1);

  self->by_values = sal_text_table_new ();
  self->groups = g_array_new (FALSE, FALSE, sizeof (Group));
  self->members = g_array_new (FALSE, FALSE, sizeof (Member));

  return self;
}

void
sal_row_table_free (SalRowTable *self)
{
  if (self == NULL)
    return;
  sal_text_table_free (self->by_values);
  g_array_unref (self->groups);
  g_array_unref (self->members);
  g_free (self);
}

gboolean
sal_row_table_is_empty (const SalRowTable *self)
{
  return self->members->len == 0;
}

/**
 * sal_row_table_add:
 * @self: a table
 * @values: (array length=length): the values of the record, written so that other values are
 *   written otherwise
 * @length: the number of bytes of @values
 * @id: the record
 *
 * Adds a record.
 */
void
sal_row_table_add (SalRowTable *self, const char *values, gsize length, gint64 id)
{
  Member member = { .id = id };
  Group *group;
  gboolean added;
  gint64 *slot;

  g_return_if_fail (self != NULL);

  slot = sal_text_table_add (self->by_values, values, length, &added);
  if (added)
    {
      const Group empty = { 0 };

      g_array_append_val (self->groups, empty);
      *slot = self->groups->len;
    }
  group = &g_array_index (self->groups, Group, *slot - 1);
  member.following = group->first;
  g_array_append_val (self->members, member);
  group->first = group->next = self->members->len;
}

/**
 * sal_row_table_take:
 * @self: a table
 * @values: (array length=length): the values of a row, written as those of the records
 * @length: the number of bytes of @values
 *
 * Looks for a record with all these values that was not taken yet, and takes it.
 *
 * Returns: the record, or 0 if there is none (left)
 */
gint64
sal_row_table_take (SalRowTable *self, const char *values, gsize length)
{
  const gint64 *slot;
  const Member *member;
  Group *group;

  g_return_val_if_fail (self != NULL, 0);

  slot = sal_text_table_find (self->by_values, values, length);
  if (slot == NULL)
    return 0;
  group = &g_array_index (self->groups, Group, *slot - 1);
  if (group->next == 0)
    return 0;
  member = &g_array_index (self->members, Member, group->next - 1);
  group->next = member->following;

  return member->id;
}

/**
 * sal_row_table_restart:
 * @self: a table
 *
 * Gives back all records that were taken.
 */
void
sal_row_table_restart (SalRowTable *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->groups->len; i++)
    {
      Group *group = &g_array_index (self->groups, Group, i);

      group->next = group->first;
    }
}
