/* sal-record-fields-conflict.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-record-fields-private.h"

#include <glib/gi18n.h>

#include "sal-conflict-question.h"
#include "sal-parted-page.h"

/* What somebody else has stored where something was entered here: neither is lost. */

static gboolean
is_different (SalFieldControl *control, guint field, SalRecord *base)
{
  g_autoptr (SalRecord) entered = sal_record_copy (base);

  return !sal_field_control_read (control, entered, NULL) ||
         !sal_value_equal (sal_record_get_value (entered, field),
                           sal_record_get_value (base, field));
}

gboolean
sal_record_fields_is_overtaken (SalRecordFields *self, SalFieldControl *control)
{
  guint field = (guint) (sal_field_control_get_field (control) - self->kind->fields);

  return !self->is_new &&
         !sal_value_equal (sal_record_get_value (self->begun, field),
                           sal_record_get_value (self->base, field)) &&
         is_different (control, field, self->base);
}

gboolean
sal_record_fields_has_overtaken (SalRecordFields *self)
{
  for (guint i = 0; i < self->controls->len; i++)
    if (sal_record_fields_is_overtaken (self, g_ptr_array_index (self->controls, i)))
      return TRUE;

  return FALSE;
}

void
sal_record_fields_say_overtaken (SalRecordFields *self, SalFieldControl *control)
{
  guint field = (guint) (sal_field_control_get_field (control) - self->kind->fields);
  g_autofree char *theirs =
      sal_record_to_display (self->base, field, sal_workspace_get_currency (self->workspace));
  /* translators: the value of a field */
  g_autofree char *text = *theirs != '\0'
                              ? g_strdup_printf (_ ("Changed to “%s” meanwhile"), theirs)
                              : g_strdup (_ ("Emptied meanwhile"));

  sal_field_control_set_problem (control, text);
}

/* --- asking --- */

static void
reload (SalRecordFields *self)
{
  for (guint i = 0; i < self->controls->len; i++)
    if (sal_record_fields_is_overtaken (self, g_ptr_array_index (self->controls, i)))
      sal_record_fields_show_control (self, g_ptr_array_index (self->controls, i));
}

/* What was entered counts as edited from what they stored. */
static void
overwrite (SalRecordFields *self)
{
  for (guint i = 0; i < self->controls->len; i++)
    if (sal_record_fields_is_overtaken (self, g_ptr_array_index (self->controls, i)))
      sal_field_control_set_problem (g_ptr_array_index (self->controls, i), NULL);
  g_clear_object (&self->begun);
  self->begun = sal_record_copy (self->base);
}

static void
answered_cb (SalConflictAnswer answer, gpointer data)
{
  g_autoptr (SalRecordFields) self = data;
  g_autoptr (SalRecord) newer = g_steal_pointer (&self->newer);

  if (answer == SAL_CONFLICT_KEEP_EDITING)
    sal_record_fields_focus (self); /* which leaves another, and asks no more */
  self->asking = FALSE;
  if (answer == SAL_CONFLICT_RELOAD)
    reload (self);
  else if (answer == SAL_CONFLICT_OVERWRITE)
    overwrite (self);
  if (newer != NULL)
    sal_record_fields_take (self, newer, self->newer_version);
  if (answer != SAL_CONFLICT_KEEP_EDITING)
    sal_record_fields_commit_if_complete (self);
  sal_record_fields_emit_changed (self);
}

/* The window they are in, or were in when something was stored. */
static GtkWidget *
find_window (SalRecordFields *self)
{
  GtkWidget *window = self->host != NULL ? GTK_WIDGET (gtk_widget_get_root (self->host)) : NULL;

  return window != NULL ? window : self->window;
}

/* Whether their page shows, in which they can be left for later: one of its parts that has been
 * left comes back, so that it shows what is asked about. */
static gboolean
show_page (SalRecordFields *self)
{
  GtkWidget *page;

  if (self->host == NULL || gtk_widget_get_root (self->host) == NULL)
    return FALSE;
  sal_parted_page_show_part_of (self->host);
  page = gtk_widget_get_ancestor (self->host, SAL_TYPE_PAGE);

  return gtk_widget_get_mapped (page != NULL ? page : self->host);
}

void
sal_record_fields_ask (SalRecordFields *self)
{
  GtkWidget *window = find_window (self);
  g_autoptr (SalRecord) entered = NULL;

  if (self->asking || window == NULL || !gtk_widget_get_visible (window) || /* it is closed */
      sal_conflict_is_asked (GTK_WINDOW (window)))
    return; /* what was entered stays, and is asked about when it is left again */
  self->asking = TRUE;
  entered = sal_record_fields_dup_entered (self);
  sal_conflict_ask (GTK_WINDOW (window),
                    self->workspace,
                    self->begun,
                    self->base,
                    entered,
                    show_page (self),
                    answered_cb,
                    g_object_ref (self));
}

static gboolean
ask_soon_cb (gpointer data)
{
  SalRecordFields *self = data;

  self->ask_source = 0;
  if (!self->saving && sal_record_fields_has_overtaken (self))
    sal_record_fields_ask (self);

  return G_SOURCE_REMOVE;
}

void
sal_record_fields_ask_soon (SalRecordFields *self)
{
  sal_record_fields_remember_window (self);
  if (self->ask_source == 0)
    self->ask_source =
        g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, ask_soon_cb, g_object_ref (self), g_object_unref);
}
