/* sal-conflict-question.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-conflict-question.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"

#define ASKED "sal-conflict-asked"

static const char *
name_value (const char *value)
{
  return *value != '\0' ? value : _ ("empty");
}

static char *
describe_differences (SalWorkspace *workspace,
                      SalRecord *before,
                      SalRecord *theirs,
                      SalRecord *entered)
{
  GString *text = g_string_new (_ ("It was changed by someone else since it was opened:"));
  const char *currency = sal_workspace_get_currency (workspace);
  const SalKind *kind = sal_record_get_kind (theirs);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      g_autofree char *old = sal_record_to_display (before, i, currency);
      g_autofree char *new = sal_record_to_display (theirs, i, currency);
      g_autofree char *ours = sal_record_to_display (entered, i, currency);

      if (g_str_equal (old, new))
        continue;
      g_string_append_printf (text,
                              "\n%s: %s → %s",
                              sal_field_get_label (&kind->fields[i]),
                              name_value (old),
                              name_value (new));
      if (g_str_equal (ours, new))
        continue;
      g_string_append_c (text, '\n');
      /* translators: the value of a field, which another value was stored for meanwhile */
      g_string_append_printf (text, _ ("Entered here: %s"), name_value (ours));
    }

  return g_string_free (text, FALSE);
}

static char *
describe_record (SalRecord *record)
{
  g_autofree char *title = sal_record_get_title (record);

  /* translators: a kind of record, and the title of one */
  return g_strdup_printf (_ ("%1$s “%2$s” Changed Meanwhile"),
                          sal_kind_get_label (sal_record_get_kind (record)),
                          title);
}

typedef struct
{
  GtkWindow *window; /* a reference */
  SalConflictFunc answered;
  gpointer data;
} Question;

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  g_autofree Question *question = user_data;
  g_autoptr (GtkWindow) window = question->window;

  g_object_set_data (G_OBJECT (window), ASKED, NULL);
  question->answered (g_str_equal (response, "overwrite") ? SAL_CONFLICT_OVERWRITE
                      : g_str_equal (response, "reload")  ? SAL_CONFLICT_RELOAD
                                                          : SAL_CONFLICT_KEEP_EDITING,
                      question->data);
}

/**
 * sal_conflict_ask:
 * @window: the window it is edited in
 * @workspace: the workspace
 * @before: the record as it was when it was edited
 * @theirs: as it is stored now
 * @entered: as it would be stored in place of @theirs
 * @can_keep_editing: whether it still shows, so that it can be left for later
 * @answered: is told what to do, once
 * @data: for @answered, which frees it
 *
 * Asks which is to be stored, what somebody else changed or what was entered here.
 */
void
sal_conflict_ask (GtkWindow *window,
                  SalWorkspace *workspace,
                  SalRecord *before,
                  SalRecord *theirs,
                  SalRecord *entered,
                  gboolean can_keep_editing,
                  SalConflictFunc answered,
                  gpointer data)
{
  g_autofree char *body = describe_differences (workspace, before, theirs, entered);
  g_autofree char *heading = describe_record (theirs);
  GtkWidget *widget = adw_message_dialog_new (window, heading, body);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (widget);
  const char *later = can_keep_editing ? "cancel" : "reload";
  Question *question = g_new (Question, 1);

  *question = (Question){ g_object_ref (window), answered, data };
  if (can_keep_editing)
    adw_message_dialog_add_response (dialog, "cancel", _ ("_Keep Editing"));
  adw_message_dialog_add_responses (
      dialog, "reload", _ ("_Reload"), "overwrite", _ ("_Overwrite"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "reload", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, later);
  adw_message_dialog_set_close_response (dialog, later);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), question);
  g_object_set_data (G_OBJECT (window), ASKED, dialog);
  sal_accessible_name_mnemonics (widget);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Whether that is being asked in a window. */
gboolean
sal_conflict_is_asked (GtkWindow *window)
{
  return g_object_get_data (G_OBJECT (window), ASKED) != NULL;
}
