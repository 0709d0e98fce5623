import { queryOptions, useMutation, useQuery } from "@tanstack/react-query";

import { answer, api, errorOf, queryClient, session, type Profile, type Schema } from "@/client";
import { save } from "@/lib/save";

export const profileQuery = queryOptions({
  queryKey: ["profile"],
  queryFn: () => answer(api.GET("/v1/user/profile")),
});

export function useProfile() {
  return useQuery(profileQuery);
}

function begin({ user, ...pass }: Schema<"SignedUp">): void {
  session.begin(pass);
  queryClient.setQueryData(profileQuery.queryKey, user);
}

export function useSignIn() {
  return useMutation({
    mutationFn: (body: Schema<"Credentials">) => answer(api.POST("/v1/auth/login", { body })),
    onSuccess: begin,
  });
}

export function useSignUp() {
  return useMutation({
    mutationFn: (body: Schema<"Registration">) => answer(api.POST("/v1/auth/register", { body })),
    onSuccess: begin,
  });
}

/** The archive is streamed: it has every film. The browser keeps it on disk until it is saved. */
export function useExport() {
  return useMutation({
    mutationFn: async () => {
      const { data, error, response } = await api.GET("/v1/user/export", { parseAs: "blob" });
      if (data === undefined) throw errorOf(response, error);
      save(data, "biome-export.zip");
    },
  });
}

/** Signed out here in any case: where the server is away, its token ends by itself. */
export function useSignOut() {
  return useMutation({
    mutationFn: (everywhere: boolean) => answer(api.POST("/v1/auth/logout", { body: { everywhere } })),
    onSettled: (_, error, everywhere) => {
      if (!everywhere || error === null) session.end("signed-out");
    },
  });
}

function keep({ user }: { user: Profile }): void {
  queryClient.setQueryData(profileQuery.queryKey, user);
}

export function useChangeProfile() {
  return useMutation({
    mutationFn: (body: { firstName: string; lastName: string; username: string }) =>
      answer(api.PUT("/v1/user/profile", { body })),
    onSuccess: keep,
  });
}

export function useChangePicture() {
  return useMutation({
    mutationFn: (picture: Blob) => {
      const form = new FormData();
      form.set("profileImage", picture, "picture.jpg");
      return answer(api.PUT("/v1/user/profile", { body: form as never })); // the document knows it as a form, too
    },
    onSuccess: keep,
  });
}

export function useChangePassword() {
  return useMutation({
    mutationFn: (body: Schema<"NewPassword">) => answer(api.PUT("/v1/user/password", { body })),
    onSuccess: (pass) => session.begin(pass),
  });
}

export function useErase() {
  return useMutation({
    mutationFn: (body: Schema<"Erasure">) => answer(api.DELETE("/v1/user", { body })),
    onSuccess: () => session.end("erased"),
  });
}
