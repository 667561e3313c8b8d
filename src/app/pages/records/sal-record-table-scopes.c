/* sal-record-table-scopes.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-record-table-private.h"

#include <glib/gi18n.h>

/* (nullable): what the scope that is chosen leaves in */
const char *
sal_record_table_get_scope_filter (SalRecordTable *self)
{
  guint chosen = gtk_drop_down_get_selected (self->scope_menu);

  return self->scopes != NULL && chosen != GTK_INVALID_LIST_POSITION ? self->scopes[chosen].filter
                                                                     : NULL;
}

/* (transfer full) (nullable): what the table is within, the scope and what was typed leave in */
char *
sal_record_table_dup_filter (SalRecordTable *self)
{
  const char *const parts[] = { self->within,
                                sal_record_table_get_scope_filter (self),
                                self->filter };
  GString *filter = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (filter, "%s(%s)", filter->len > 0 ? " and " : "", parts[i]);
  if (filter->len == 0)
    return g_string_free (filter, TRUE);

  return g_string_free (filter, FALSE);
}

/**
 * sal_record_table_set_within:
 * @self: a table
 * @filter: (nullable): a valid filter; %NULL for all records
 *
 * Shows only records that @filter leaves in, such as those of what a page is about. Nobody sees or
 * changes it; scopes, search and filter work within it.
 */
void
sal_record_table_set_within (SalRecordTable *self, const char *filter)
{
  if (g_strcmp0 (filter, self->within) == 0)
    return;
  g_free (self->within);
  self->within = g_strdup (filter);
  if (self->list != NULL)
    sal_record_table_apply_query (self);
}

static void
chosen_cb (SalRecordTable *self)
{
  if (self->list != NULL)
    sal_record_table_apply_query (self);
}

/* Takes away all that leaves records out. */
void
sal_record_table_show_all (SalRecordTable *self)
{
  for (guint i = 0; self->scopes != NULL && self->scopes[i].label != NULL; i++)
    if (self->scopes[i].filter == NULL)
      gtk_drop_down_set_selected (self->scope_menu, i);
  sal_record_table_set_filter (self, "");
}

/**
 * sal_record_table_set_scopes:
 * @self: a table
 * @scopes: (array) (transfer none): static, ended by one without a label
 *
 * Lets people choose by name which part of the records shows, the first of @scopes to begin with.
 * Search and filter work within it. To be called once.
 */
void
sal_record_table_set_scopes (SalRecordTable *self, const SalRecordScope *scopes)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_return_if_fail (self->scopes == NULL);

  for (guint i = 0; scopes[i].label != NULL; i++)
    gtk_string_list_append (names, _ (scopes[i].label));
  gtk_drop_down_set_model (self->scope_menu, G_LIST_MODEL (names));
  gtk_widget_show (GTK_WIDGET (self->scope_menu));
  self->scopes = scopes;
  g_signal_connect_object (
      self->scope_menu, "notify::selected", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  sal_record_table_apply_query (self);
}

/**
 * sal_record_table_set_scope:
 * @self: a table with scopes
 * @scope: the number of one, from 0
 *
 * Chooses a scope.
 */
void
sal_record_table_set_scope (SalRecordTable *self, guint scope)
{
  gtk_drop_down_set_selected (self->scope_menu, scope);
}
