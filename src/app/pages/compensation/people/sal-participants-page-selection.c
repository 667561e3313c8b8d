/* sal-participants-page-selection.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-participants-page-private.h"

#include <glib/gi18n.h>

/* Who is selected in the list, and whom the detail shows: one of them, several, or nobody. */

/* (transfer full) (element-type SalParticipantEntry): not owned */
GPtrArray *
sal_participants_page_list_selected (SalParticipantsPage *self)
{
  GPtrArray *entries = g_ptr_array_new ();
  g_autoptr (GArray) rows = sal_index_table_list_selected (self->table);

  for (guint i = 0; self->list != NULL && i < rows->len; i++)
    g_ptr_array_add (entries, self->list->entries->pdata[g_array_index (rows, guint, i)]);

  return entries;
}

/* (nullable): the first entry of somebody */
static const SalParticipantEntry *
find_entry (SalParticipantsPage *self, gint64 person)
{
  for (guint i = 0; self->list != NULL && i < self->list->entries->len; i++)
    if (((SalParticipantEntry *) self->list->entries->pdata[i])->person == person)
      return self->list->entries->pdata[i];

  return NULL;
}

/* Somebody may take part in several plans, and be selected as often. */
static guint
count_people (const GPtrArray *entries)
{
  guint n = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      gboolean is_new = TRUE;

      for (guint k = 0; is_new && k < i; k++)
        is_new = ((SalParticipantEntry *) entries->pdata[k])->person !=
                 ((SalParticipantEntry *) entries->pdata[i])->person;
      n += is_new ? 1 : 0;
    }

  return n;
}

static void
show_several (SalParticipantsPage *self, guint n)
{
  g_autofree char *title =
      g_strdup_printf (ngettext ("%u Person Is Selected", "%u People Are Selected", n), n);

  adw_status_page_set_title (self->several_page, title);
  adw_view_stack_set_visible_child_name (self->content_stack, "several");
}

void
sal_participants_page_show_selected (SalParticipantsPage *self)
{
  g_autoptr (GPtrArray) selected = sal_participants_page_list_selected (self);
  const SalParticipantEntry *entry =
      selected->len > 0 ? selected->pdata[0] : find_entry (self, self->chosen);
  guint n = count_people (selected);

  if (n > 1)
    {
      show_several (self, n);
    }
  else if (entry == NULL)
    {
      self->chosen = 0;
    }
  else
    {
      self->chosen = entry->person;
      sal_participant_view_show (
          self->view, sal_page_get_workspace (SAL_PAGE (self)), self->list, entry);
      adw_view_stack_set_visible_child_name (self->content_stack, "person");
    }
  /* as long as nobody is chosen, the list has all of the room */
  sal_list_detail_page_set_detail_visible (SAL_LIST_DETAIL_PAGE (self), n > 1 || entry != NULL);
  sal_participants_page_update_actions (self);
}

/* Who was selected stays so. */
GtkBitset *
sal_participants_page_find_rows_of (SalParticipantsPage *self, GHashTable *people)
{
  GtkBitset *rows = gtk_bitset_new_empty ();

  for (guint i = 0; i < self->list->entries->len; i++)
    {
      const SalParticipantEntry *entry = self->list->entries->pdata[i];

      if (g_hash_table_contains (people, &entry->person))
        gtk_bitset_add (rows, i);
    }

  return rows;
}

GHashTable *
sal_participants_page_note_selected (SalParticipantsPage *self)
{
  GHashTable *people = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GPtrArray) selected = sal_participants_page_list_selected (self);

  for (guint i = 0; i < selected->len; i++)
    {
      gint64 person = ((SalParticipantEntry *) selected->pdata[i])->person;

      g_hash_table_add (people, g_memdup2 (&person, sizeof person));
    }

  return people;
}

/* --- choosing --- */

static void
select_chosen (SalParticipantsPage *self)
{
  g_autoptr (GHashTable) people = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GtkBitset) rows = NULL;

  g_hash_table_add (people, &self->chosen);
  rows = sal_participants_page_find_rows_of (self, people);
  self->filling = TRUE;
  sal_index_table_select (self->table, rows);
  self->filling = FALSE;
}

/**
 * sal_participants_page_choose:
 * @self: the page
 * @person: the id of somebody
 *
 * Shows somebody.
 */
void
sal_participants_page_choose (SalParticipantsPage *self, gint64 person)
{
  self->chosen = person;
  select_chosen (self);
  sal_participants_page_show_selected (self);
}

static void
selection_changed_cb (SalParticipantsPage *self)
{
  g_autoptr (GPtrArray) selected = NULL;
  gint64 person;

  if (self->filling || self->list == NULL)
    return;
  selected = sal_participants_page_list_selected (self);
  person = selected->len > 0 ? ((SalParticipantEntry *) selected->pdata[0])->person : 0;
  if (person != 0 && person != self->chosen && sal_page_is_modified (SAL_PAGE (self)))
    {
      select_chosen (self);
      sal_list_detail_page_choose (SAL_LIST_DETAIL_PAGE (self), person);
    }
  else
    {
      sal_participants_page_show_selected (self);
    }
}

void
sal_participants_page_install_selection (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, selection_changed_cb);
}
